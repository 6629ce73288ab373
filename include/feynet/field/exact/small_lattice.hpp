#pragma once

#include "feynet/field/lattice.hpp"
#include "feynet/field/scalar_couplings.hpp"

namespace feynet {

/// The exact answers for a field of one component and any coupling on a few sites, in the
/// definitions of FieldNumbers.
struct SmallLatticeAnswers {
    double phi2 = 0.0;
    double phi4 = 0.0;
    double ising_energy = 0.0;
    double abs_magnetisation = 0.0;
    double magnetisation2 = 0.0;
    double magnetisation4 = 0.0;
    double binder = 0.0;         ///< U₄ = 1 − ⟨M⁴⟩/(3⟨M²⟩²)
    double log_partition = 0.0;  ///< ln ∫ Π dφ_x e^{−S}
    double error = 0.0;          ///< the largest relative change on the last refinement
};

/// Whether small_lattice() knows a lattice: rings of 2, 3 and 4 sites, the 2 × 2 torus, and with
/// open time 2 or 3 slices of one or of two sites.
bool is_small(const Lattice& lattice);

/// The path integral by direct quadrature.
///
/// Each of these lattices falls into like halves once one or two sites in its centre are fixed, so
/// that the law of M on a uniform grid of φ costs no more than N⁴ for N points. On the whole line
/// the trapezoid rule converges faster than any exponential for such integrands; the kink of |M| is
/// integrated exactly against the band-limited law of M,
///
///     ⟨|s|⟩ = (2/π) Σⱼ p(sⱼ) [|sⱼ| Si(π|j|) + (−1)ʲ δ/π],    sⱼ = jδ,
///
/// which is (2/π) ∫ (1 − ⟨e^{iks}⟩)/k² dk, k > 0. N is refined until nothing changes by 1e−12.
///
/// Source  Trefethen & Weideman, SIAM Rev. 56 (2014) 385 (the trapezoid rule).
/// @throws InvalidInput if the lattice is none of the above, or 240 points are not enough for
///         1e−10, as where the wells are very narrow
SmallLatticeAnswers small_lattice(const Lattice& lattice, const ScalarCouplings& couplings);

}  // namespace feynet
