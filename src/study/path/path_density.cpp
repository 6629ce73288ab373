#include "feynet/study/path/path_density.hpp"

#include <cmath>

namespace feynet {
namespace {

/// The exact density averaged over a bin, by Simpson's rule.
double mean_density(const ExactPath& exact, Index node, double centre, double half_width) {
    return (exact.density(node, centre - half_width) + 4.0 * exact.density(node, centre) +
            exact.density(node, centre + half_width)) /
           6.0;
}

}  // namespace

Density density_of(
    const PathMeasurement& measurement, const PathRecord& record, const ExactPath& exact) {
    const std::vector<GammaResult> measured = record.density.densities();
    const double half_width = 0.5 * (record.density.centre(1) - record.density.centre(0));
    Density density;
    for (std::size_t i = 0; i < measured.size(); ++i) {
        const double x = record.density.centre(static_cast<Index>(i));
        density.x.push_back(x);
        density.measured.push_back(measured[i].mean);
        density.error.push_back(measured[i].error.value_or(std::nan("")));
        density.exact.push_back(mean_density(exact, measurement.reference(), x, half_width));
    }
    return density;
}

}  // namespace feynet
