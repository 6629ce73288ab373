#include "feynet/boltzmann/renormalisation/layer_geometry.hpp"

#include "feynet/core/jet.hpp"
#include "feynet/core/jet_functions.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

constexpr double ln2 = std::numbers::ln2;

}  // namespace

double LayerGeometry::space_metric(double layer) const {
    return alpha * std::exp2(-2.0 * layer);
}

double LayerGeometry::depth(double layer) {
    return std::exp2(layer) / ln2;
}

double LayerGeometry::conformal_factor(double depth) const {
    return alpha / (ln2 * ln2 * depth * depth);
}

double LayerGeometry::curvature() const {
    return -ln2 * ln2 / alpha;
}

double LayerGeometry::distance(double separation, double layer) const {
    // arcosh(1 + 2t²) = 2 arsinh t
    return 2.0 * std::sqrt(alpha) / ln2 * std::asinh(0.5 * separation / depth(layer));
}

double curvature_by_jets(const LayerGeometry& geometry, double layer) {
    using Series = Jet<2, double>;
    const Series root = std::sqrt(geometry.alpha) * exp((-ln2) * Series::variable(layer));
    const double second_derivative = 2.0 * root.c[2];
    return -second_derivative / (geometry.time_metric() * root.c[0]);
}

double curvature_by_differences(
    double time_metric,
    const std::function<double(double)>& space_metric,
    double layer,
    double step) {
    constexpr std::array<double, 5> weights{
        -205.0 / 72.0, 8.0 / 5.0, -1.0 / 5.0, 8.0 / 315.0, -1.0 / 560.0};
    const double root = std::sqrt(space_metric(layer));
    double sum = weights[0] * root;
    for (std::size_t k = 1; k < weights.size(); ++k) {
        const double shift = static_cast<double>(k) * step;
        sum += weights[k] *
               (std::sqrt(space_metric(layer - shift)) + std::sqrt(space_metric(layer + shift)));
    }
    return -sum / (step * step * time_metric * root);
}

}  // namespace feynet
