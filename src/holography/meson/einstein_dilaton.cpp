#include "feynet/holography/meson/einstein_dilaton.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/holography/meson/dilaton_potential.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

using WarpSeries = std::function<Jet<2, double>(double)>;

double real_slope(const WarpSeries& warp, double z) {
    return std::sqrt(std::max(0.0, dilaton_slope_squared(warp(z))));
}

/// The lowest point of a parabola through three points one step apart.
StringRest lowest(const DilatonPoint& before, const DilatonPoint& at, const DilatonPoint& after) {
    const double slope = 0.5 * (after.string_warp - before.string_warp);
    const double bend = after.string_warp - 2.0 * at.string_warp + before.string_warp;
    const double shift = -slope / bend;
    return {
        at.z + shift * (after.z - at.z), std::exp(2.0 * (at.string_warp + 0.5 * slope * shift))};
}

}  // namespace

EinsteinDilaton::EinsteinDilaton(
    const WarpSeries& warp, double last, int n_points, double tolerance) {
    require(last > 0.0 && std::isfinite(last), "last", "must be positive, got {}", last);
    require(n_points >= 2, "n_points", "must be at least 2, got {}", n_points);
    require(tolerance >= 0.0, "tolerance", "must not be negative, got {}", tolerance);
    using Rule = boost::math::quadrature::gauss<double, 7>;
    Jet<1, double> one;
    one.c = {1.0, 0.0};
    bool is_real = true;
    double before = 0.0;
    double dilaton = 0.0;
    for (int i = 1; i <= n_points; ++i) {
        const double z = last * i / n_points;
        const Jet<2, double> a = warp(z);
        require(
            std::isfinite(a.c[0]) && std::isfinite(a.c[1]) && std::isfinite(a.c[2]),
            "warp",
            "must be finite at {}",
            z);
        dilaton += Rule::integrate([&](double x) { return real_slope(warp, x); }, before, z);
        const double slope_squared = dilaton_slope_squared(a);
        points_.push_back(
            {z, slope_squared, dilaton, dilaton_potential(a, one), a.c[0] + 2.0 / 3.0 * dilaton});
        is_real = is_real && slope_squared >= -2.25 * tolerance * square(a.c[1]);
        real_until_ = is_real ? z : real_until_;
        before = z;
    }
    for (std::size_t i = 1; i + 1 < points_.size() && points_[i + 1].z <= real_until_; ++i) {
        const double here = points_[i].string_warp;
        if (here < points_[i - 1].string_warp && here <= points_[i + 1].string_warp) {
            rest_ = lowest(points_[i - 1], points_[i], points_[i + 1]);
            break;
        }
    }
}

}  // namespace feynet
