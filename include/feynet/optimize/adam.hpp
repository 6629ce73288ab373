#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

namespace feynet {

/// The step and the memories of Adam; the defaults are those of its paper.
struct AdamSettings {
    double rate = 1e-3;           ///< α, about the largest change of a weight in one step
    double first_decay = 0.9;     ///< β₁, memory of the slope
    double second_decay = 0.999;  ///< β₂, memory of its square
    double epsilon = 1e-8;        ///< ε, added to the root of the square
};

/// Descent with a step of its own for each weight, for slopes g that are known with noise only:
///
///     m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²,
///     w ← w − α m̂/(√v̂ + ε),    m̂ = m/(1 − β₁ᵗ),  v̂ = v/(1 − β₂ᵗ)   after t steps.
///
/// Source  Kingma and Ba, arXiv:1412.6980, algorithm 1
class Adam {
public:
    /// @throws InvalidInput unless n_weights ≥ 1, α and ε are positive and 0 ≤ β < 1
    explicit Adam(Index n_weights, const AdamSettings& settings = {});

    /// One step of the weights against the slope.                                 both: n_weights
    void step(const Eigen::VectorXd& slope, Eigen::VectorXd& weights);

    /// Names all that a step changes.
    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(mean_, mean_square_, first_power_, second_power_);
    }

private:
    AdamSettings settings_;
    Eigen::ArrayXd mean_;
    Eigen::ArrayXd mean_square_;
    double first_power_ = 1.0;   // β₁ᵗ
    double second_power_ = 1.0;  // β₂ᵗ
};

}  // namespace feynet
