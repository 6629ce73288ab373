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

}  // namespace feynet
