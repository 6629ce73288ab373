#include "feynet/holography/exact/isospectral_wall.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cmath>

namespace feynet {
namespace {

/// δ(t).
double change_of_exponent(double t, double g) {
    const double upper = -std::expm1(-t);
    const double inside = upper - t * std::exp(-t);  // ∫₀ e^B v₀² of the lightest meson
    return 2.0 * (std::log1p(g * upper) - std::log1p(g * inside));
}

}  // namespace

MesonBackground isospectral_wall(double kappa, double g) {
    require(kappa > 0.0, "kappa", "must be positive, got {}", kappa);
    require(g > -1.0 && std::isfinite(g), "g", "must be above -1, got {}", g);
    return {
        [=](double z) { return -0.5 * change_of_exponent(square(kappa * z), g); },
        [=](double z) {
            const double t = square(kappa * z);
            return t - 1.5 * change_of_exponent(t, g);
        }};
}

}  // namespace feynet
