#pragma once

#include "feynet/field/lattice.hpp"
#include "feynet/field/scalar_couplings.hpp"

namespace feynet {

/// M² of the free field that stands nearest to an interacting one in the mean, at equal κ: it makes
/// ⟨S − S₀⟩₀ + F₀ least,
///
///     κ M² = r + 2 (n + 2) u G₀(M²),    G₀ = ⟨φ²⟩₀ of one component of the free field,
///
/// which always has one positive solution on a finite lattice. Exact for a free field and for n →
/// ∞; otherwise above the squared mass of the theory, near a critical point far above.
///
/// Source  Stevenson, Phys. Rev. D 32 (1985) 1389 (the Gaussian effective potential).
/// @throws InvalidInput as FreeField does
double hartree_mass_squared(
    const Lattice& lattice, const ScalarCouplings& couplings, Index n_components);

}  // namespace feynet
