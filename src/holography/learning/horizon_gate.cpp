#include "feynet/holography/learning/horizon_gate.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {
namespace {

/// Beyond so many walls e^{−2F/w} is nothing to double numbers.
constexpr double farthest_walls = 340.0;
constexpr double widest_walls = 100.0;

}  // namespace

HorizonGate::HorizonGate(double half_width, double wall)
    : wall_(wall),
      double_sinh_(2.0 * std::sinh(2.0 * half_width / wall)),
      double_cosh_(2.0 * std::cosh(2.0 * half_width / wall)) {
    require(std::isfinite(wall) && wall > 0.0, "wall", "must be positive, got {}", wall);
    require(
        half_width > 0.0 && half_width <= widest_walls * wall,
        "half_width",
        "must be in (0, 100 walls], got {}",
        half_width);
}

HorizonGate::Answer HorizonGate::operator()(const Lanes& misfit) const {
    // With q = e^{−2|F|/w}: 1 − t = 2 sinh(2ε/w) q/(1 + q² + 2 cosh(2ε/w) q).
    const Lanes far = Lanes::Constant(farthest_walls * wall_);
    const Eigen::Array<bool, lanes, 1> is_near = misfit.abs() < far;
    const Lanes distance = is_near.select(misfit.abs(), far);
    const Lanes q = (-2.0 / wall_ * distance).exp();
    const Lanes denominator = 1.0 + q * (q + double_cosh_);
    const Lanes depth = is_near.select(double_sinh_ * q / denominator, Lanes::Zero());
    const Lanes steepness = 2.0 / wall_ * depth * (1.0 - q.square()) / denominator;
    return {.value = 1.0 - depth, .slope = (misfit < 0.0).select(-steepness, steepness)};
}

}  // namespace feynet
