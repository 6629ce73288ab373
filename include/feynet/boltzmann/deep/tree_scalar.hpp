#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// A free scalar on the tree in which every vertex has p + 1 neighbours, the bulk of p-adic
/// AdS/CFT: E = ½ φ (−Laplacian + m²) φ. Its propagator is a power of p exactly,
///
///     G(a, b) = C p^{−Δ d(a, b)},   p^Δ + p^{1−Δ} = p + 1 + m²,   C = 1/(p^Δ − p^{−Δ}),
///
/// d the number of bonds between the vertices, and Δ ≥ ½.
///
/// Source  Gubser, Knaute, Parikh, Samberg and Witaszczyk, arXiv:1605.01061; Heydeman, Marcolli,
/// Saberi and Stoica, arXiv:1605.07639
struct TreeScalar {
    double prime = 2.0;         ///< p ≥ 2
    double mass_squared = 0.3;  ///< m² ≥ −(√p − 1)²

    double scaling_dimension() const;         ///< Δ
    double propagator(Index distance) const;  ///< G at d bonds
};

/// @throws InvalidInput naming what makes no sense
void check(const TreeScalar& scalar);

/// The same on a tree of so many levels below its root, with φ = 0 beyond the last: a deep
/// Gaussian Boltzmann machine whose vertices are summed over from the leaves inwards,
/// aₙ = p + 1 + m² − p/aₙ₊₁ → p^Δ.
class FiniteTree {
public:
    /// @throws InvalidInput for less than 1 or more than 1000 levels
    FiniteTree(const TreeScalar& scalar, Index n_levels);

    /// The propagator from the root to a vertex of level n + 1, over that to one of level n:
    /// 1/aₙ₊₁ → p^{−Δ} far from the leaves.                                   0 ≤ n < levels
    double step_ratio(Index level) const;

    /// ⟨φφ⟩ of two leaves that part `generations` levels above: p^{−2Δ} less for each generation.
    /// 0: one leaf
    double leaf_correlation(Index generations) const;

private:
    double prime_;
    double diagonal_;
    Eigen::ArrayXd below_;  // aₙ, what is left of a vertex whose branches are summed over
};

}  // namespace feynet
