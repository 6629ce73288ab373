#include "feynet/holography/exact/regular_solution.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cmath>
#include <numbers>

namespace feynet {

FieldAtDepth regular_solution(int dimension, double mass_squared, double depth) {
    const double d = dimension;
    const double bound = -square(d) / 4.0;
    require(dimension >= 2, "dimension", "must be at least 2, got {}", dimension);
    require(
        std::isfinite(mass_squared) && mass_squared >= bound,
        "mass_squared",
        "must be at least {}, got {}",
        bound,
        mass_squared);
    require(
        depth >= 0.0 && d * depth <= 60.0, "depth", "must be in [0, {}], got {}", 60.0 / d, depth);

    const double nu = (std::sqrt(1.0 + 4.0 * mass_squared / square(d)) - 1.0) / 2.0;
    const double outward = std::exp(d * depth);
    // The trapezoidal sum errs by exp(−π²/spacing) = 1e-17.
    constexpr double spacing = 0.25;
    const int n_side = static_cast<int>((40.0 + d * depth) / spacing);
    FieldAtDepth sum;
    for (int i = -n_side; i <= n_side; ++i) {
        const double s = spacing * i;
        const double tail = std::exp(2.0 * s);
        const double base = (outward + tail / outward) / (1.0 + tail);
        const double slope = (outward - tail / outward) / (1.0 + tail);
        const double weight = spacing * std::numbers::inv_pi / std::cosh(s) * std::pow(base, nu);
        sum.phi += weight;
        sum.pi += weight * d * nu * slope / base;
    }
    return sum;
}

}  // namespace feynet
