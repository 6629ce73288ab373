#pragma once

#include "feynet/core/block.hpp"

#include <vector>

namespace feynet {

/// Two spins that see each other: the matrix elements of their part of a Hamiltonian in the basis
/// of σᶻ.
struct SpinBond {
    Index first = 0;
    Index second = 0;
    double diagonal = 0.0;  ///< times s s', s = ±1
    double exchange = 0.0;  ///< ⟨s's| H |ss'⟩ for s ≠ s': the two change places
};

/// Spins one half on a graph,
///
///     H = Σ_b [ Dᵦ σᶻσᶻ + Xᵦ (σ⁺σ⁻ + σ⁻σ⁺) ] − h Σᵢ σˣᵢ,
///
/// with real matrix elements in the basis of σᶻ, s = ±1. All are in units of σ, not of S = σ/2.
///
/// On a bipartite lattice Marshall's rotation (by π about z, on one sublattice) makes every
/// exchange across it negative, so that no amplitude of the ground state is negative. It changes no
/// energy and no ⟨σᶻσᶻ⟩.
struct SpinModel {
    Index n_spins = 0;
    double field = 0.0;  ///< h, transverse
    std::vector<SpinBond> bonds;

    /// With a transverse field the magnetisation changes; without one it is kept.
    bool keeps_magnetisation() const { return field == 0.0; }
};

/// Whether the last spin is a neighbour of the first.
enum class ChainEnds { Periodic, Open };

/// The Ising chain in a transverse field, H = −J Σ σᶻσᶻ − h Σ σˣ.
///
/// @throws InvalidInput for fewer than 2 spins, on a ring fewer than 3, or couplings not finite
SpinModel transverse_ising_chain(Index n_spins, double coupling, double field, ChainEnds ends);

/// The same on an L × L torus.
///
/// @throws InvalidInput for L < 3 or couplings that are not finite
SpinModel transverse_ising_square(Index side, double coupling, double field);

/// The antiferromagnetic Heisenberg chain, H = Σ σ·σ = 4 Σ S·S, after Marshall's rotation.
///
/// @throws InvalidInput for fewer than 2 spins; on a ring fewer than 4 or an odd number, which has
///         no two sublattices
SpinModel heisenberg_chain(Index n_spins, ChainEnds ends);

/// J₁–J₂ on an L × L torus, H = J₁ Σ σ·σ + J₂ Σ σ·σ over nearest and diagonal neighbours, after
/// Marshall's rotation: negative exchange along the sides, positive on the diagonals, where it
/// frustrates. J₂ = 0 is the Heisenberg model.
///
/// @throws InvalidInput for L odd or below 4, or couplings that are not finite
SpinModel heisenberg_square(Index side, double first_coupling, double second_coupling);

}  // namespace feynet
