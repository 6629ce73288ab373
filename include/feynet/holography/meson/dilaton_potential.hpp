#pragma once

#include "feynet/core/jet.hpp"

#include <functional>

namespace feynet {

/// The slope squared of the dilaton that Einstein's equations put beside a warp factor,
///
///     Φ'² = (9/4) (A'² − A''),
///
/// for the action ∫√g (R − (4/3) (∂Φ)² + V) and ds² = e^{2A} (dz²/f − f dt² + dx²), five
/// dimensions. It is negative where A violates the null energy condition: then no dilaton is real.
///
/// @param warp  the series of A around z
///
/// Source  Gürsoy & Kiritsis, JHEP 02 (2008) 032.
double dilaton_slope_squared(const Jet<2, double>& warp);

/// The potential that the dilaton must have for A and f to solve Einstein's equations,
///
///     V = e^{−2A} (f (3A'' + 9A'²) + 3A' f').
///
/// Anti–de Sitter space has V = 12, with a horizon or without.
///
/// @param warp        the series of A around z
/// @param blackening  that of f; 1 at zero temperature
///
/// Source  Gürsoy, Kiritsis, Mazzanti & Nitti, JHEP 05 (2009) 033.
double dilaton_potential(const Jet<2, double>& warp, const Jet<1, double>& blackening);

/// The blackening function with a horizon at z_h, the solution of f'' + 3A' f' = 0 with f(0) = 1
/// and f(z_h) = 0,
///
///     f = 1 − ∫₀^z e^{−3A} dz / ∫₀^{z_h} e^{−3A} dz,
///
/// and its slope, at z. The temperature is −f'(z_h)/(4π).
///
/// @param warp  A(z) + log z, smooth at z = 0
///
/// @throws InvalidInput if horizon is not positive, z is not in [0, horizon], or warp is not finite
Jet<1, double> blackening(const std::function<double(double)>& warp, double horizon, double z);

}  // namespace feynet
