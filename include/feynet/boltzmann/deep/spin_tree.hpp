#pragma once

#include "feynet/core/block.hpp"

#include <vector>

namespace feynet {

/// A deep Boltzmann machine of spins ±1 on a binary tree of so many levels, all bonds W: the tree
/// of a renormalisation that halves its spins, with the leaves visible.
///
///     ⟨vₓ v_y⟩ = tanh(W)^{2l},     |x − y|₂ = 2^l
///
/// l the levels up to where x and y meet: every bond on the way is a factor tanh W, and all others
/// sum to the same for both signs. In the 2-adic distance it is a power, |x − y|₂^{−2Δ} with
/// Δ = −log₂ tanh W.
///
/// Source  Okunishi and Takayanagi, arXiv:2310.12601 (spins on the Bethe lattice)
struct SpinTree {
    Index levels = 3;
    double weight = 0.8;

    double scaling_dimension() const;  ///< Δ

    /// ⟨v₀ v_y⟩ of leaf 0 with leaf y = 0, 1, 3, 7, … where l = 0 … levels, from all configurations
    /// of the 2^{levels+1} − 1 spins.                                      length levels + 1
    ///
    /// @throws InvalidInput unless 1 ≤ levels ≤ 3 and W > 0 is finite
    std::vector<double> leaf_correlations() const;
};

}  // namespace feynet
