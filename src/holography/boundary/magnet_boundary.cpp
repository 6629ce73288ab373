#include "feynet/holography/boundary/magnet_boundary.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cassert>
#include <cmath>

namespace feynet {
namespace {

/// √(1 + 4m²/h²)
double split_of(double mass_squared, double boundary_metric) {
    return std::sqrt(1.0 + 4.0 * mass_squared / square(boundary_metric));
}

}  // namespace

Falloffs falloffs(int dimension, double mass_squared, double boundary_metric) {
    const double half = 0.5 * static_cast<double>(dimension);
    const double split = half * split_of(mass_squared, boundary_metric);
    return {.slow = half - split, .fast = half + split};
}

MagnetBoundary::MagnetBoundary(int dimension) : dimension_(dimension) {
    require(dimension >= 2, "dimension", "must be at least 2, got {}", dimension);
}

BulkState MagnetBoundary::state(
    const BulkWeights& weights,
    const Eigen::VectorXd& parameters,
    const BoundaryPoints& points) const {
    assert(parameters.size() == 2);
    const Falloffs delta = falloffs(dimension_, weights.mass_squared, weights.metric(0));
    const Lanes source = parameters(0) * points.source;
    const Lanes response = parameters(1) * points.response;
    return {.phi = source + response, .pi = -delta.slow * source - delta.fast * response};
}

BoundaryPoints MagnetBoundary::pull_back(
    const BulkWeights& weights,
    const Eigen::VectorXd& parameters,
    const BoundaryPoints& points,
    const BulkState& boundary,
    BulkSlopes& slopes,
    Block& parameter_slopes) const {
    assert(parameters.size() == 2 && parameter_slopes.cols() == 2);
    const double h = weights.metric(0);
    const Falloffs delta = falloffs(dimension_, weights.mass_squared, h);
    const Lanes by_source = boundary.phi - delta.slow * boundary.pi;
    const Lanes by_response = boundary.phi - delta.fast * boundary.pi;
    parameter_slopes.col(0) += by_source * points.source;
    parameter_slopes.col(1) += by_response * points.response;
    // ∂Δ₊/∂m² = −∂Δ₋/∂m² = d/(h² √(1 + 4m²/h²)), and Δ± are functions of m²/h².
    const double opening =
        static_cast<double>(dimension_) / (square(h) * split_of(weights.mass_squared, h));
    const Lanes by_fast =
        boundary.pi * (parameters(0) * points.source - parameters(1) * points.response);
    slopes.mass_squared += opening * by_fast;
    slopes.metric.col(0) -= 2.0 * weights.mass_squared / h * opening * by_fast;
    return {.source = parameters(0) * by_source, .response = parameters(1) * by_response};
}

}  // namespace feynet
