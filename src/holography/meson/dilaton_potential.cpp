#include "feynet/holography/meson/dilaton_potential.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <cmath>

namespace feynet {

double dilaton_slope_squared(const Jet<2, double>& warp) {
    return 2.25 * (square(warp.c[1]) - 2.0 * warp.c[2]);
}

double dilaton_potential(const Jet<2, double>& warp, const Jet<1, double>& blackening) {
    const double slope = warp.c[1];
    const double bend = 2.0 * warp.c[2];
    return std::exp(-2.0 * warp.c[0]) *
           (blackening.c[0] * (3.0 * bend + 9.0 * square(slope)) + 3.0 * slope * blackening.c[1]);
}

Jet<1, double> blackening(const std::function<double(double)>& warp, double horizon, double z) {
    require(
        horizon > 0.0 && std::isfinite(horizon),
        "horizon",
        "must be positive and finite, got {}",
        horizon);
    require(z >= 0.0 && z <= horizon, "z", "must be between 0 and {}, got {}", horizon, z);
    const auto density = [&](double x) { return x * square(x) * std::exp(-3.0 * warp(x)); };
    using Rule = boost::math::quadrature::gauss_kronrod<double, 31>;
    const double outside = Rule::integrate(density, 0.0, z, 10, 1e-13);
    const double inside = Rule::integrate(density, z, horizon, 10, 1e-13);
    const double whole = outside + inside;
    require(std::isfinite(whole), "warp", "must be finite for 0 < z < {}", horizon);
    Jet<1, double> f;
    f.c[0] = inside / whole;
    f.c[1] = -density(z) / whole;
    return f;
}

}  // namespace feynet
