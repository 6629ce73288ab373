#include "feynet/holography/boundary/quark_boundary.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

namespace feynet {
namespace {

/// α/(m_q L) and β/(⟨q̄q⟩ L³).
constexpr double source_per_mass = std::numbers::sqrt3 / (2.0 * std::numbers::pi);
constexpr double response_per_condensate = std::numbers::pi / std::numbers::sqrt3;

double cube(double x) {
    return x * x * x;
}

/// The root of α − κα³ = y that joins α = 0 at y = 0; NaN beyond the turning points.
Lanes root_of_cubic(const Lanes& y, double kappa) {
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    const double farthest =
        kappa > 0.0 ? 2.0 / (3.0 * std::sqrt(3.0 * kappa)) : std::numeric_limits<double>::max();
    // From α = y Newton's steps approach the root from one side.
    Lanes alpha = (y.abs() <= farthest).select(y, Lanes::Constant(nowhere));
    constexpr int most_steps = 60;
    for (int step = 0; step < most_steps; ++step) {
        const Lanes bend = kappa * alpha.square();
        const Lanes change = (y - alpha * (1.0 - bend)) / (1.0 - 3.0 * bend);
        alpha += change;
        if (!(change.abs() > 1e-16 * alpha.abs()).any()) {
            break;
        }
    }
    return alpha;
}

}  // namespace

QuarkBoundary::QuarkBoundary(double depth)
    : depth_(depth), source_(std::exp(-depth)), response_(std::exp(-3.0 * depth)) {
    require(std::isfinite(depth), "depth", "must be finite, got {}", depth);
}

BulkState QuarkBoundary::state(
    const BulkWeights& weights,
    const Eigen::VectorXd& parameters,
    const BoundaryPoints& points) const {
    assert(parameters.size() == 1);
    const double radius = parameters(0);
    const Lanes alpha = source_per_mass * radius * points.source;
    const Lanes beta = response_per_condensate * cube(radius) * points.response;
    const Lanes half = 0.5 * weights.coupling * alpha.cube();
    return {
        .phi = source_ * alpha + response_ * (beta - depth_ * half),
        .pi = -source_ * alpha - response_ * (3.0 * beta + (1.0 - 3.0 * depth_) * half)};
}

BoundaryPoints QuarkBoundary::points(
    const BulkWeights& weights, const Eigen::VectorXd& parameters, const BulkState& state) const {
    assert(parameters.size() == 1);
    const double radius = parameters(0);
    // 3φ + π = 2α e^{−η} − λα³/2 e^{−3η}
    const double kappa = 0.25 * weights.coupling * response_ / source_;
    const Lanes alpha = root_of_cubic((3.0 * state.phi + state.pi) / (2.0 * source_), kappa);
    const Lanes beta =
        (state.phi - source_ * alpha) / response_ + 0.5 * weights.coupling * depth_ * alpha.cube();
    return {
        .source = alpha / (source_per_mass * radius),
        .response = beta / (response_per_condensate * cube(radius))};
}

BoundaryPoints QuarkBoundary::pull_back(
    const BulkWeights& weights,
    const Eigen::VectorXd& parameters,
    const BoundaryPoints& points,
    const BulkState& boundary,
    BulkSlopes& slopes,
    Block& parameter_slopes) const {
    assert(parameters.size() == 1 && parameter_slopes.cols() == 1);
    const double radius = parameters(0);
    const Lanes alpha = source_per_mass * radius * points.source;
    const Lanes by_beta = response_ * (boundary.phi - 3.0 * boundary.pi);
    // with respect to λα³/2
    const Lanes by_half = -response_ * (depth_ * boundary.phi + (1.0 - 3.0 * depth_) * boundary.pi);
    const Lanes by_alpha =
        source_ * (boundary.phi - boundary.pi) + 1.5 * weights.coupling * alpha.square() * by_half;
    slopes.coupling += 0.5 * alpha.cube() * by_half;
    parameter_slopes.col(0) +=
        source_per_mass * points.source * by_alpha +
        3.0 * response_per_condensate * square(radius) * points.response * by_beta;
    return {
        .source = source_per_mass * radius * by_alpha,
        .response = response_per_condensate * cube(radius) * by_beta};
}

}  // namespace feynet
