#pragma once

namespace feynet {

/// φ and π = ∂φ/∂η at one depth.
struct FieldAtDepth {
    double phi = 0.0;
    double pi = 0.0;
};

/// The free scalar on the AdS–Schwarzschild black hole, L = 1, that is regular at the horizon and
/// one there:
///
///     φ(η) = P_ν(cosh dη),   ν(ν + 1) = m²/d²,   ∂²φ + d coth(dη) ∂φ = m²φ.
///
/// To 1e-13 (relative for φ; for π relative to the larger of φ and π), from Laplace's integral in a
/// variable in which its integrand is analytic in a strip of half-width π/2 at every depth ξ = dη:
///
///     P_ν(cosh ξ) = (1/π) ∫ [(e^ξ + e^{2s−ξ})/(1 + e^{2s})]^ν ds/cosh s.
///
/// @param dimension     d ≥ 2
/// @param mass_squared  m² ≥ −d²/4, the bound of Breitenlohner and Freedman
/// @param depth         0 ≤ η ≤ 60/d
/// @throws InvalidInput outside of these
///
/// Source  Laplace's first integral; the substitution tan(t/2) = eˢ is our own
FieldAtDepth regular_solution(int dimension, double mass_squared, double depth);

}  // namespace feynet
