#include "feynet/study/field/critical_line.hpp"

#include "feynet/core/error.hpp"
#include "feynet/field/exact/normal_ordered_mass.hpp"

#include <cmath>

namespace feynet {
namespace {

/// −ω − 1/ν.
constexpr double shift_exponent = -2.75;

/// 1 and L^{−ω − 1/ν}; the correction is in units of the smallest size.
LinearFit fit_shift(std::span<const LevelCrossing> crossings) {
    const auto n = static_cast<Index>(crossings.size());
    Eigen::MatrixXd law(n, 2);
    Eigen::VectorXd y(n);
    Eigen::VectorXd errors(n);
    for (Index i = 0; i < n; ++i) {
        const LevelCrossing& one = crossings[static_cast<std::size_t>(i)];
        const double ratio =
            static_cast<double>(one.size) / static_cast<double>(crossings.front().size);
        law.row(i) << 1.0, std::pow(ratio, shift_exponent);
        y[i] = one.coupling;
        errors[i] = *one.error;
    }
    return fit_linear(law, y, errors);
}

Eigen::RowVector3d continuum_law(double lambda) {
    return {1.0, lambda, lambda * std::log(lambda)};
}

LinearFit fit_continuum(std::span<const CriticalPoint> points) {
    const auto n = static_cast<Index>(points.size());
    Eigen::MatrixXd law(n, 3);
    Eigen::VectorXd y(n);
    Eigen::VectorXd errors(n);
    for (Index i = 0; i < n; ++i) {
        const CriticalPoint& point = points[static_cast<std::size_t>(i)];
        law.row(i) = continuum_law(point.lambda);
        y[i] = point.ratio;
        errors[i] = point.total_error();
    }
    return fit_linear(law, y, errors);
}

}  // namespace

double CriticalPoint::total_error() const {
    return std::hypot(ratio_error, ratio_systematic);
}

double ContinuumCoupling::at(double lambda) const {
    return lambda > 0.0 ? continuum_law(lambda).dot(fit.theta) : value;
}

LevelCrossing level_crossing(const BinderRecord& record, double level) {
    const Reweighting& run = *record.measured;
    const FunctionOfMeans cumulant = binder_cumulant(1);
    const auto height = [&](double g) { return cumulant(run.means(g)) - level; };
    LevelCrossing found{.size = record.size, .coupling = record.coupling};
    CouplingRange range = run.range();
    const double low_height = height(range.low);
    if (!(low_height * height(range.high) < 0.0)) {
        return found;
    }
    const double width = range.high - range.low;
    constexpr int n_bisections = 40;
    for (int i = 0; i < n_bisections; ++i) {
        const double middle = 0.5 * (range.low + range.high);
        (height(middle) * low_height > 0.0 ? range.low : range.high) = middle;
    }
    found.coupling = 0.5 * (range.low + range.high);
    const double step = 1e-3 * width;
    const double slope =
        (height(found.coupling + step) - height(found.coupling - step)) / (2.0 * step);
    const ReweightedResult there = run.at(found.coupling, cumulant, gradient_of_binder(1));
    if (there.error) {
        found.error = *there.error / std::abs(slope);
    }
    return found;
}

CriticalPoint critical_point(double lambda, std::span<const LevelCrossing> crossings) {
    require(crossings.size() >= 3, "crossings", "must be at least 3, got {}", crossings.size());
    const LinearFit fit = fit_shift(crossings);
    CriticalPoint point{.lambda = lambda, .bare = fit.theta[0], .bare_error = fit.error(0)};
    point.bare_systematic = std::abs(point.bare - fit_shift(crossings.subspan(1)).theta[0]);
    point.p = fit.p;
    point.mass_squared = normal_ordered_mass_squared(point.bare, lambda);
    point.ratio = lambda / point.mass_squared;
    const auto spread = [&](double error) {
        return 0.5 * std::abs(
                         lambda / normal_ordered_mass_squared(point.bare + error, lambda) -
                         lambda / normal_ordered_mass_squared(point.bare - error, lambda));
    };
    point.ratio_error = spread(point.bare_error);
    point.ratio_systematic = spread(point.bare_systematic);
    return point;
}

ContinuumCoupling continuum_coupling(std::span<const CriticalPoint> points) {
    require(points.size() >= 4, "points", "must be at least 4, got {}", points.size());
    ContinuumCoupling limit{.fit = fit_continuum(points)};
    limit.value = limit.fit.theta[0];
    limit.error = limit.fit.error(0);
    limit.systematic = std::abs(limit.value - fit_continuum(points.subspan(1)).theta[0]);
    return limit;
}

}  // namespace feynet
