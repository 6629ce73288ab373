#pragma once

namespace feynet {

/// The tadpole of the square lattice without ends, ⟨φ²⟩ of the free field of mass μ (convention B),
///
///     A(μ²) = ∫ d²p/(2π)² 1/(p̂² + μ²) = (2/π) K(k)/(4 + μ²) = 1/agm(4 + μ², √(μ²(8 + μ²)))
///
/// with k = 4/(4 + μ²), K the complete elliptic integral and agm the arithmetic-geometric mean.
///
/// @param mass_squared  μ² > 0; A diverges as −ln(μ²/32)/(4π) towards 0
/// Source  Loinaz & Willey, Phys. Rev. D 58 (1998) 076003, hep-lat/9712008 (the form with K).
double square_lattice_tadpole(double mass_squared);

/// μ² of the normal-ordered φ⁴ theory in two dimensions (convention B): its tadpoles are in it,
///
///     μ² = μ₀² + 3λ A(μ²),
///
/// and have no other divergence left as the lattice becomes fine. The right side falls with μ² from
/// +∞: there is one solution for every μ₀².
///
/// @param bare    μ₀²
/// @param lambda  λ > 0
double normal_ordered_mass_squared(double bare, double lambda);

/// μ₀² = μ² − 3λ A(μ²), the inverse of it.
double bare_mass_squared(double mass_squared, double lambda);

}  // namespace feynet
