#pragma once

#include "feynet/network/recurrence.hpp"
#include "feynet/path/division/time_division.hpp"

namespace feynet {

/// The step network with its jumps at any times: weights are the velocities of the intervals,
///
///     half_line  xₙ = xₙ₋₁ + dₙ Wₙ,                          n = 1 … N,
///     dirichlet  δxₙ = gₙ δxₙ₋₁ + dₙ √gₙ Wₙ,                 n = 1 … N−1,
///                gₙ = (T − tₙ)/(T − tₙ₋₁), δx the deviation from the straight path.
///
/// In both the free particle has the action ½ m Σ dₙ Wₙ²; the Jacobian Π dₙ (√gₙ) is constant. On
/// equal intervals it is StepNetwork.
class DivisionNetwork {
public:
    explicit DivisionNetwork(const TimeDivision& division);

    const TimeDivision& division() const { return division_; }

    /// path ← x_W.                          weights: lanes × n_free, path: lanes × n_nodes
    void evaluate(const Block& weights, Block& path) const;

    /// gradient ← Jᵀ g.                     g: lanes × n_nodes, gradient: lanes × n_free
    void pull_back(const Block& g, Block& gradient) const;

    /// weights ← those of the path.
    void invert(const Block& path, Block& weights) const;

    /// ln |det ∂x/∂W| = Σ ln dₙ (√gₙ).
    double log_jacobian() const { return steps_.log_determinant(); }

private:
    TimeDivision division_;
    Recurrence steps_;
    Eigen::ArrayXd offset_;
};

}  // namespace feynet
