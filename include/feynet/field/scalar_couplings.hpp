#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"

#include <array>
#include <string_view>

namespace feynet {

/// Three ways to write the same lattice action of a scalar field φ; Σ_μ runs over the d forward
/// neighbours. They differ by the scale of the field and by a constant.
enum class Convention {
    Flow,       ///< A: Σ [Σ_μ (φ_{+μ} − φ)² + m² φ² + λ φ⁴], of the papers on flows
    Canonical,  ///< B: Σ [½ Σ_μ (φ_{+μ} − φ)² + ½ m² φ² + ¼ λ φ⁴], of the continuum
    Hopping,  ///< C: Σ [−2κ Σ_μ φ_{+μ} φ + (1 − 2λ) φ² + λ φ⁴], the Ising model for λ → ∞
};

template <>
struct Words<Convention> {
    static constexpr std::array<std::string_view, 3> value{"flow", "canonical", "hopping"};
};

/// The couplings of a scalar field, in the form that every convention is a case of,
///
///     S = Σ_bonds κ (φ_x − φ_y)² + Σ_x [r φ_x² + u (φ_x²)²],                               (1)
///
/// with φ² = Σ_c φ_c² for a field of several components. The field keeps the scale that it has in
/// its convention.
struct ScalarCouplings {
    double stiffness = 0.5;  ///< κ > 0
    double mass_term = 0.5;  ///< r; negative in the broken phase and near it
    double quartic = 0.0;    ///< u ≥ 0; a free field for 0, which needs r > 0

    /// A: κ = 1, r = m², u = λ.
    static ScalarCouplings flow(double mass_squared, double lambda);

    /// B: κ = ½, r = m²/2, u = λ/4.
    static ScalarCouplings canonical(double mass_squared, double lambda);

    /// C in d dimensions: r = 1 − 2λ − 2dκ, u = λ.
    static ScalarCouplings hopping(double kappa, double lambda, Index n_dimensions);

    bool is_free() const { return quartic == 0.0; }

    /// The m² of (1) read as an oscillator of mass 2κ: the square of the frequency at zero momentum
    /// of the free theory.
    double mass_squared() const { return mass_term / stiffness; }
};

/// The two couplings of a convention and the scale s of its field φ', φ = s φ'.
struct ConventionCouplings {
    double first = 0.0;   ///< m² of A and B, κ of C
    double lambda = 0.0;  ///< λ
    double scale = 1.0;   ///< s
};

/// The same theory in another convention: with c = r + 2dκ
///
///     A: s² = 1/κ,  m² = r s²,  λ = u s⁴        B: s² = 1/(2κ),  m² = 2 r s²,  λ = 4 u s⁴
///     C: s² = [√(c² + 8u) − c]/(4u) (1/c for u = 0),  κ' = κ s²,  λ = u s⁴.
ConventionCouplings in_convention(
    const ScalarCouplings& couplings, Convention convention, Index n_dimensions);

/// @throws InvalidInput if κ ≤ 0, u < 0, one of them is not finite, or u = 0 and r ≤ 0, where the
///         path integral does not exist
void check(const ScalarCouplings& couplings);

}  // namespace feynet
