#include "feynet/field/action/site_potential.hpp"

#include <cmath>

namespace feynet {
namespace {

/// A number above the largest root x > 0 of 4 Q x³ + 2 A x = |h|, and not far above.
Lanes above_root(const SitePotential& site) {
    const Lanes pull = site.tilt.abs();
    // y^{1/3} ≤ (y^{1/2} + 2 y^{1/4})/3, the inequality of the means, in the field's own unit.
    const double unit = 1.0 / std::sqrt(std::sqrt(site.quartic));
    const Lanes root = (0.5 * unit * pull).sqrt();
    const Lanes cube_root = unit / 3.0 * (root + 2.0 * root.sqrt());
    const Lanes wells = (site.quadratic.abs() / site.quartic).sqrt();
    const Lanes line = pull / (2.0 * site.quadratic);
    return (site.quadratic > 0.0).select(cube_root.min(line), cube_root.max(wells));
}

}  // namespace

Lanes SitePotential::minimum() const {
    if (quartic == 0.0) {
        return tilt / (2.0 * quadratic);
    }
    constexpr int n_steps = 8;
    Lanes x = above_root(*this);
    for (int step = 0; step < n_steps; ++step) {
        const Lanes square = x.square();
        const Lanes slope = x * (4.0 * quartic * square + 2.0 * quadratic) - tilt.abs();
        const Lanes curvature = 12.0 * quartic * square + 2.0 * quadratic;
        x -= (curvature > 0.0).select(slope / curvature, Lanes::Zero());
    }
    return tilt.sign() * x;
}

}  // namespace feynet
