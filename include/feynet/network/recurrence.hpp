#pragma once

#include "feynet/core/block.hpp"

#include <array>

namespace feynet {

/// The lower bidiagonal map that builds a path step by step from independent weights,
///
///     xᵢ = gᵢ xᵢ₋₁ + sᵢ Wᵢ,    i = 0 … n−1,    x₋₁ = 0,                                      (1)
///
/// with its transpose and inverses, all O(n) running sums. It is the factor of every tridiagonal
/// precision matrix: W are the innovations of a Markov chain.
///
/// Shapes  n consecutive columns of a Block, starting at the given first column.
class Recurrence {
public:
    /// @param gain, scale  gᵢ and sᵢ ≠ 0; g₀ is not used
    Recurrence(Eigen::ArrayXd gain, Eigen::ArrayXd scale);

    Index size() const { return gain_.size(); }
    const Eigen::ArrayXd& gain() const { return gain_; }
    const Eigen::ArrayXd& scale() const { return scale_; }

    /// ln |det ∂x/∂W| = Σ ln |sᵢ|.
    double log_determinant() const;

    /// x ← A W + shift, eq. (1).
    void apply(
        const Block& weights,
        Index first_weight,
        Block& x,
        Index first_node,
        const Lanes& shift = Lanes::Zero()) const;

    /// W̄ ← Aᵀ (x̄ + shift): aᵢ = x̄ᵢ + shift + gᵢ₊₁ aᵢ₊₁, W̄ᵢ = sᵢ aᵢ.
    void apply_transposed(
        const Block& g,
        Index first_node,
        Block& out,
        Index first_weight,
        const Lanes& shift = Lanes::Zero()) const;

    /// Σᵢ xᵢ of x = A W, from the weights alone.
    Lanes total(const Block& weights, Index first_weight) const;

    /// W ← A⁻¹ x: Wᵢ = (xᵢ − gᵢ xᵢ₋₁)/sᵢ.
    void solve(const Block& x, Index first_node, Block& weights, Index first_weight) const;

    /// x̄ ← A⁻ᵀ W̄: aᵢ = W̄ᵢ/sᵢ, x̄ᵢ = aᵢ − gᵢ₊₁ aᵢ₊₁.
    void solve_transposed(const Block& h, Index first_weight, Block& g, Index first_node) const;

private:
    Eigen::ArrayXd gain_;
    Eigen::ArrayXd scale_;
    Eigen::ArrayXd inverse_scale_;
    Eigen::ArrayXd total_;  // Aᵀ 1
};

/// The closed recurrence xₙ = ρ xₙ₋₁ + s Wₙ on a ring of n nodes (indices modulo n), |ρ| < 1.
///
/// It starts from x₀ = s Σₖ ρ^{(n−k) mod n} Wₖ/(1 − ρⁿ).
class CyclicRecurrence {
public:
    CyclicRecurrence(Index size, double gain, double scale);

    double gain() const { return gain_; }
    double scale() const { return scale_; }

    /// 1/(1 − ρⁿ).
    double closure() const { return closure_; }

    /// The number of weights that x₀ remembers: ρᵏ < 1e-17 from there on.
    Index memory() const { return memory_; }

    /// n ln s − ln(1 − ρⁿ).
    double log_determinant() const;

    /// x ← the ring of the weights.                              weights, x: lanes × n
    void apply(const Block& weights, Block& x) const;
    /// out ← Aᵀ g for x = A W.                                       g, out: lanes × n
    void apply_transposed(const Block& g, Block& out) const;
    /// Wₙ ← (xₙ − ρ xₙ₋₁)/s.                                   x, weights: lanes × n
    void solve(const Block& x, Block& weights) const;
    /// g ← A⁻ᵀ h.                                                      h, g: lanes × n
    void solve_transposed(const Block& h, Block& g) const;

private:
    /// Σₖ ρ^{n−k} Wₖ over k = 1 … n−1, as far back as it counts.
    Lanes remembered(const Block& weights) const;

    Index size_;
    double gain_;
    double scale_;
    double inverse_scale_;
    std::array<double, 3> powers_;  // ρ², ρ³, ρ⁴
    double closure_;                // 1/(1 − ρⁿ)
    Index memory_;                  // ρᵏ < 1e-17 for k ≥ memory_
};

}  // namespace feynet
