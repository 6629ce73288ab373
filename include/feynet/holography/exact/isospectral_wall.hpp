#pragma once

#include "feynet/holography/meson/meson_background.hpp"

namespace feynet {

/// Another bulk with all the masses of the soft wall, spin 1 and spin 2: with t = κ²z² and g > −1,
///
///     A = −log z − δ/2,  Φ = t − 3δ/2,
///     δ = 2 log((1 + g (1 − e^{−t}))/(1 + g (1 − (1 + t) e^{−t}))).
///
/// Its B₂ is that of the soft wall, its B₁ is changed by the double commutation that alters one
/// number of the tower alone, how strongly the lightest meson of spin 1 couples to the boundary:
/// c₀² = 2κ⁴ (1 + g) instead of 2κ⁴. Every other c_n is as before. Masses cannot tell the two
/// apart.
///
/// @throws InvalidInput if kappa is not positive or g is not above −1 and finite
///
/// Source  Gesztesy & Teschl, Proc. Amer. Math. Soc. 124 (1996) 1831, for the method.
MesonBackground isospectral_wall(double kappa, double g);

}  // namespace feynet
