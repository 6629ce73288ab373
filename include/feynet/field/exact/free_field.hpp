#pragma once

#include "feynet/field/lattice.hpp"
#include "feynet/field/scalar_couplings.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// The exact answers for a free scalar field of n components on a finite lattice.
///
/// Space is diagonal in momenta k = 2πj/L: each of them is a lattice oscillator of mass 2κ and
/// frequency ω² = r/κ + k̂² with k̂² = Σ 4 sin²(kᵢ/2), on a ring or between two free ends. With
/// Φ_k(t) = L_s^{−1/2} Σ_x e^{−ikx} φ(t, x) for the L_s points of space and N intervals of time
///
///     C_k(t', t) = ⟨Φ_k(t')* Φ_k(t)⟩ = (P/2) cosh(ϑ(N/2 − |t − t'|))/sinh(Nϑ/2)          (ring)
///                                    = P cosh(t_< ϑ) cosh((N − t_>)ϑ)/sinh(Nϑ)           (open)
///
/// of LatticeOscillator, and on the ring G̃(p) = ⟨|Σ_x e^{−ipx} φ_x|²⟩/V = 1/(2κ p̂² + 2r).
///
/// Components are independent and alike: what has two points is said for one of them. Local answers
/// refer to the slice Lattice::reference_time, global ones weigh the slices as the action does.
///
/// Source  Montvay & Münster, Quantum Fields on a Lattice (Cambridge, 1994), section 2.1.
class FreeField {
public:
    /// @throws InvalidInput if the couplings are not those of a free field or n_components < 1
    FreeField(Lattice lattice, const ScalarCouplings& couplings, Index n_components = 1);

    const Lattice& lattice() const { return lattice_; }
    Index n_components() const { return n_components_; }

    /// G̃(p) = 1/(2κ p̂² + 2r) at p_μ = 2π mode_μ/L_μ, time first. With open time the same holds
    /// without a time momentum (mode₀ = 0) for ⟨|Σ_x w_x e^{−ipx} φ_x|²⟩/Σ w_x.
    double momentum_propagator(const std::vector<Index>& mode) const;

    /// C_k(source, time) at kᵢ = 2π modeᵢ/Lᵢ in the d − 1 directions of space.
    double slice_correlator(const std::vector<Index>& mode, Index source, Index time) const;

    /// G(x) = ⟨φ_{(source, 0)} φ_x⟩ at every site x, in the order of columns.
    ///
    /// Cost    O(V Σᵢ Lᵢ) over the directions of space
    Eigen::ArrayXd propagator(Index source) const;

    /// G at the distance `lag` along one direction, from the reference slice (forward in time).
    ///
    /// Cost    O(L_s)
    double axis_propagator(Index direction, Index lag) const;

    double phi2() const;  ///< ⟨φ²⟩ = n G(0)
    double phi4() const;  ///< ⟨(φ²)²⟩ = (n² + 2n) G(0)²

    /// (1/d) Σ_μ ⟨φ φ_{+μ}⟩ = (n/d) Σ_μ G(e_μ).
    double ising_energy() const;

    /// χ = V⟨M²⟩/n = 1/(2r), with open time too.
    double susceptibility() const { return 0.5 / couplings_.mass_term; }

    double magnetisation2() const;     ///< ⟨M²⟩ = nχ/V
    double magnetisation4() const;     ///< ⟨(M²)²⟩ = (n² + 2n)(χ/V)²
    double abs_magnetisation() const;  ///< ⟨|M|⟩ = √(2χ/V) Γ((n + 1)/2)/Γ(n/2)
    double action_per_site() const;    ///< ⟨S⟩/(number of sites) = n/2
    double correlation_length() const;  ///< ξ = 1/m, m² = r/κ, of the second moment on any lattice

private:
    Index line_of(const std::vector<Index>& mode) const;
    double momentum_squared(Index direction, Index mode) const;
    double correlator(Index line, Index source, Index time) const;

    Lattice lattice_;
    ScalarCouplings couplings_;
    Index n_components_;
    Eigen::ArrayXd theta_;      // ϑ of each spatial momentum, in the order of time lines
    Eigen::ArrayXd amplitude_;  // P
};

}  // namespace feynet
