#pragma once

#include "feynet/path/potential/any_potential.hpp"

namespace feynet {

/// Whether V holds the particle on either side, so that ∫ e^{−TV(x)} dx converges there: a ring and
/// a path with two free ends need both, since Z ≤ √(m/2πT) ∫ e^{−TV} dx on the ring of the site
/// rule.
///
/// Source  Golden, Phys. Rev. 137 (1965) B1127.
struct Confinement {
    bool left = false;
    bool right = false;
};

/// Looks at V on both sides of x = 0 at distances from 2⁻³⁰ to 2³⁰, a hundredth apart, or as far as
/// V is finite. Judged are the outermost four octaves: V must rise by more than (ln 2)/T per octave
/// to confine. What lies beyond, or is narrower than these steps, is not seen.
///
/// @param duration  T
/// @throws InvalidInput "expression" or "potential" with the place where V is not finite within
///         reach of the paths (T V < 50 above its minimum), or from where it falls without end
Confinement confinement(const AnyPotential& potential, double duration);

}  // namespace feynet
