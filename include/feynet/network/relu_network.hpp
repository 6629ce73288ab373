#pragma once

#include "feynet/network/path_network.hpp"

namespace feynet {

/// The network of rectified linear units, whose weights are changes of slope,
///
///     x(t) = x₀ + Σₙ wₙ ReLU(t − tₙ₋₁),    so    xₙ₊₁ − 2xₙ + xₙ₋₁ = a wₙ₊₁.
///
/// How it meets the boundaries:
///   half_line  w₁ … w_N; w₁ is the initial slope.
///   free       the offset x₀ is weight 0, then w₁ … w_N.
///   dirichlet  the initial slope is the weight that the end fixes: N−1 weights, one kink at each
///   interior
///              node, x(t) = straight path + Σₙ wₙ [ReLU(t − tₙ) − (t/T) ReLU(T − tₙ)].
///   periodic   weight 0 is the mean of the loop (the zero mode), the others are the N−1 kinks of a
///   loop
///              that starts and ends in x₀.
///
/// Its unit-mass dynamics is the worst conditioned of all: at fixed T the condition number grows as
/// N² with a free end and as N³ between fixed ends.
///
/// Source  arXiv:2403.11420.
class ReluNetwork final : public PathNetwork {
public:
    explicit ReluNetwork(const TimeGrid& grid);

    std::string_view name() const override { return "relu"; }
    double log_jacobian() const override;
    void apply(const Block& theta, Block& path) const override;
    void apply_transposed(const Block& g, Block& gradient) const override;
    void solve(const Block& path, Block& theta) const override;
    void solve_transposed(const Block& h, Block& g) const override;

private:
    /// Where a broken line starts, and what is added to all its kinks.
    struct Walk {
        Lanes position = Lanes::Zero();
        Lanes slope = Lanes::Zero();
        Lanes shift = Lanes::Zero();
    };

    Walk walk_of(const Block& kinks, Index first_kink) const;
    void pinned(
        const Walk& walk,
        const Block& kinks,
        Index first_kink,
        Block& path,
        Index first_node) const;
    void bend(const Block& path, Index first_node, Block& kinks, Index first_kink) const;
    void walk(const Block& theta, Block& path) const;
    bool is_pinned() const;

    Eigen::ArrayXd lever_;  // (N−k)/N of the kinks of a pinned path, k = 1 … N−1
    Eigen::ArrayXd sag_;    // ½ a k (N−k)/N
};

}  // namespace feynet
