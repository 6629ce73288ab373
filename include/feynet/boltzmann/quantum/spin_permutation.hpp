#pragma once

#include "feynet/core/block.hpp"

#include <vector>

namespace feynet {

/// A symmetry of a lattice as a permutation g of its spins: spin i comes from spin g(i).
using SpinPermutation = std::vector<Index>;

/// The identity alone: the group of no symmetry.
std::vector<SpinPermutation> no_symmetry(Index n_spins);

/// All translations of a ring of N spins.
std::vector<SpinPermutation> ring_translations(Index n_spins);

/// All translations of an L × L torus.
std::vector<SpinPermutation> torus_translations(Index side);

/// The number of each spin's orbit under a group, 0, 1, … by the first spin of each.
///
/// @param group  closed under products, the identity among them
/// @throws InvalidInput unless there are spins and each of the group permutes all of them
std::vector<Index> spin_orbits(Index n_spins, const std::vector<SpinPermutation>& group);

}  // namespace feynet
