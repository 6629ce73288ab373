#pragma once

#include <functional>
#include <limits>

namespace feynet {

/// The bulk of AdS/QCD as mesons see it: ds² = e^{2A(z)} (dz² + dx²) with a dilaton Φ(z), and the
/// boundary at z = 0, where A + log z and Φ are smooth.
///
/// Units  z in inverse units of the masses.
struct MesonBackground {
    std::function<double(double)> warp;                     ///< A(z) + log z
    std::function<double(double)> dilaton;                  ///< Φ(z)
    double wall = std::numeric_limits<double>::infinity();  ///< where space ends
};

/// A = −log z, Φ = κ² z²: squared masses 4κ² (n + S), n = 0, 1, …, on straight lines.
///
/// @throws InvalidInput if kappa is not positive
///
/// Source  Karch, Katz, Son & Stephanov, Phys. Rev. D 74 (2006) 015005.
MesonBackground soft_wall(double kappa);

/// A = −log z, Φ = 0, space ends at z_w: the masses times z_w are the zeros of the Bessel function
/// J_{S−1}.
///
/// @throws InvalidInput if wall is not positive and finite
///
/// Source  Erlich, Katz, Son & Stephanov, Phys. Rev. Lett. 95 (2005) 261602.
MesonBackground hard_wall(double wall);

/// A wall that bends, of no simple form in z: with t = κ²z²,
///
///     A = −log z − (t/10) (1 + e^{−t/8}),  Φ = t (1 + tanh(t/4)/5).
///
/// It obeys the null energy condition and confines in the string frame; no paper uses it.
///
/// @throws InvalidInput if kappa is not positive
MesonBackground curved_wall(double kappa);

}  // namespace feynet
