#pragma once

#include "feynet/network/path_network.hpp"
#include "feynet/network/recurrence.hpp"

namespace feynet {

/// The network of step activations, whose weights are velocities,
///
///     x(t) = x₀ + a Σₙ Wₙ ϑ(t − tₙ₋₁ − a/2),    so    xₙ = xₙ₋₁ + a Wₙ.
///
/// How it meets the boundaries (m the mass of a free particle):
///   half_line  W₁ … W_N; the free particle is S = ½ m a |W|²: Brownian motion.
///   free       the offset x₀ is weight 0, then W₁ … W_N.
///   dirichlet  the bridge: deviations from the straight path obey xₙ = gₙ xₙ₋₁ + a √gₙ Wₙ with
///              gₙ = (N−n)/(N−n+1), n = 1 … N−1; the free particle is again S = ½ m a |W|².
///              Eliminating W_N instead gives a condition number ∝ N.
///   periodic   weight 0 is the mean of the loop (the zero mode), the others are a bridge from x₀
///   to x₀.
///
/// Source  arXiv:2403.11420 (half line and elimination).
class StepNetwork final : public PathNetwork {
public:
    explicit StepNetwork(const TimeGrid& grid);

    std::string_view name() const override { return "step"; }
    double log_jacobian() const override { return steps_.log_determinant(); }
    void apply(const Block& theta, Block& path) const override;
    void apply_transposed(const Block& g, Block& gradient) const override;
    void solve(const Block& path, Block& theta) const override;
    void solve_transposed(const Block& h, Block& g) const override;

private:
    Recurrence steps_;
};

}  // namespace feynet
