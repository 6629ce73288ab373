#pragma once

#include "feynet/boltzmann/quantum/spin_model.hpp"
#include "feynet/core/signed_bonds.hpp"

#include <vector>

namespace feynet {

/// An imaginary time τ in steps δτ.
struct ImaginaryTime {
    double spacing = 0.1;  ///< δτ
    Index n_steps = 10;    ///< τ/δτ

    double total() const { return spacing * static_cast<double>(n_steps); }
};

/// One factor of an evolution, as one gadget of a network makes it.
enum class EvolutionKind {
    Field,     ///< e^{g σˣ}
    Coupling,  ///< e^{g σᶻσᶻ}
    Exchange,  ///< e^{−g(σᶻσᶻ − σˣσˣ − σʸσʸ)}
};

/// A factor with the spins that it acts on and its strength g.
struct EvolutionFactor {
    EvolutionKind kind = EvolutionKind::Field;
    Index first = 0;
    Index second = -1;  ///< −1: one spin only
    double strength = 0.0;
};

/// e^{−τH} of a spin model as a product, in the order in which its factors act on a state:
///
///     Ising:       (e^{−δτ H_z/2} e^{−δτ H_x} e^{−δτ H_z/2})ⁿ,
///     Heisenberg:  the same for as many groups of bonds as it takes that no two of a group share a
///                  spin, outward and back,
///
/// neighbouring factors of equal bonds drawn together. It errs by O(δτ²).
///
/// @throws InvalidInput unless the model is Ising in a field h > 0 or an antiferromagnet that
///         Marshall's rotation leaves without a sign; δτ is finite and positive and n ≥ 1
/// Source  Trotter, Proc. Am. Math. Soc. 10 (1959) 545; Suzuki, Commun. Math. Phys. 51 (1976) 183
std::vector<EvolutionFactor> evolution_factors(const SpinModel& model, const ImaginaryTime& time);

/// The pairs of neighbours whose singlets a Heisenberg model starts from; none for Ising, which
/// starts from ψ = 1.
///
/// @throws InvalidInput if a spin is left without a partner
std::vector<Bond> start_singlets(const SpinModel& model);

}  // namespace feynet
