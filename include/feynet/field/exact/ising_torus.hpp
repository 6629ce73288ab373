#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// The two-dimensional Ising model on a torus of any size, S = −β Σ_bonds s s', solved exactly.
///
/// It is the limit λ → ∞ of the hopping convention (C) of a scalar field with β = 2κ, where φ = ±1.
/// With m rows, n columns and s = sinh 2β
///
///     Z = ½ (2s)^{mn/2} [Πᵣ 2cosh(mγ₂ᵣ₊₁/2) + Πᵣ 2sinh(mγ₂ᵣ₊₁/2)
///                        + Πᵣ 2cosh(mγ₂ᵣ/2) + Πᵣ 2sinh(mγ₂ᵣ/2)],      r = 0 … n − 1,
///     sinh²(γ_l/2) = (1 − s)²/(2s) + sin²(πl/2n),    γ₀ = 2β + ln tanh β, negative for β < β_c.
///
/// Derivatives in β are exact to rounding. On a side of 2 neighbours are tied twice.
///
/// Source  Kaufman, Phys. Rev. 76 (1949) 1232.
class IsingTorus {
public:
    /// @throws InvalidInput if an extent is below 2 or β is not positive and finite
    IsingTorus(Index n_rows, Index n_columns, double beta);

    double log_partition() const { return log_partition_; }

    /// −∂ln Z/∂β per site, −⟨s s₊₁⟩ − ⟨s s₊₂⟩: −2 times the `ising_energy` of FieldNumbers.
    double energy() const { return energy_; }

    /// β² ∂²ln Z/∂β² per site.
    double specific_heat() const { return specific_heat_; }

private:
    double log_partition_ = 0.0;
    double energy_ = 0.0;
    double specific_heat_ = 0.0;
};

/// The Ising model of the infinite plane.
struct IsingPlane {
    /// β_c = ½ ln(1 + √2), where sinh 2β = 1.
    static double critical_beta();

    /// −coth 2β [1 + (2/π)(2 tanh² 2β − 1) K(k)] per site, k = 2 sinh 2β/cosh² 2β; −√2 at β_c.
    ///
    /// Source  Onsager, Phys. Rev. 65 (1944) 117.
    static double energy(double beta);

    /// ⟨s⟩ = (1 − sinh⁻⁴ 2β)^{1/8} in the ordered phase, else 0.
    ///
    /// Source  Yang, Phys. Rev. 85 (1952) 808.
    static double magnetisation(double beta);
};

/// The universal U₄ = 1 − ⟨M⁴⟩/(3⟨M²⟩²) of large square tori at β_c.
///
/// The value of the literature. The exact U₄ of L × L tori by transfer matrices in a magnetic
/// field, 0.617199318 (L = 4), 0.614356239 (6), 0.613045385 (8), 0.612340534 (10) and on to L = 13,
/// agree with it within 2e-5, the spread of extrapolations in L^{−7/4}, L^{−2} and a third power.
///
/// Source  Kamieniarz & Blöte, J. Phys. A 26 (1993) 201; Salas & Sokal, J. Stat. Phys. 98 (2000)
///         551, cond-mat/9904038.
inline constexpr double critical_ising_binder = 0.61069;

}  // namespace feynet
