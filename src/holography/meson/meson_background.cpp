#include "feynet/holography/meson/meson_background.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cmath>

namespace feynet {
namespace {

double constant_zero(double /*z*/) {
    return 0.0;
}

}  // namespace

MesonBackground soft_wall(double kappa) {
    require(kappa > 0.0, "kappa", "must be positive, got {}", kappa);
    return {constant_zero, [=](double z) { return square(kappa * z); }};
}

MesonBackground hard_wall(double wall) {
    require(wall > 0.0 && std::isfinite(wall), "wall", "must be positive and finite, got {}", wall);
    return {constant_zero, constant_zero, wall};
}

MesonBackground curved_wall(double kappa) {
    require(kappa > 0.0, "kappa", "must be positive, got {}", kappa);
    return {
        [=](double z) {
            const double t = square(kappa * z);
            return -0.1 * t * (1.0 + std::exp(-0.125 * t));
        },
        [=](double z) {
            const double t = square(kappa * z);
            return t * (1.0 + 0.2 * std::tanh(0.25 * t));
        }};
}

}  // namespace feynet
