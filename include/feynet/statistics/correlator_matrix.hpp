#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <span>

namespace feynet {

/// How a vector-valued series holds the correlators of k operators at several times,
///
///     Cᵢⱼ(t) = ⟨Oᵢ(0) Oⱼ(t)⟩ − ⟨Oᵢ⟩⟨Oⱼ⟩,
///
/// namely as the k means ⟨Oᵢ⟩ followed, for each time, by the products ⟨Oᵢ(0) Oⱼ(t)⟩ with i ≤ j,
/// row by row. C is symmetric, as it is for real operators under reversal of time.
class CorrelatorMatrix {
public:
    /// @throws InvalidInput if there is no operator or no time
    CorrelatorMatrix(Index n_operators, Index n_times);

    Index n_operators() const { return n_operators_; }
    Index n_times() const { return n_times_; }
    Index n_components() const { return n_operators_ + n_times_ * n_products(); }

    /// The component of ⟨Oᵢ⟩.
    static Index mean(Index i) { return i; }

    /// The component of ⟨Oᵢ(0) Oⱼ(t)⟩ at the time of that position, for i and j in any order.
    Index product(Index time, Index i, Index j) const;

    /// C(t) from the means of all components.
    Eigen::MatrixXd connected(std::span<const double> means, Index time) const;

    /// gradient ← gradient + weight · ∂(vᵀ C(t) v) with respect to the means of all components.
    void add_gradient(
        std::span<const double> means,
        Index time,
        const Eigen::VectorXd& v,
        double weight,
        std::span<double> gradient) const;

private:
    Index n_products() const { return n_operators_ * (n_operators_ + 1) / 2; }

    Index n_operators_;
    Index n_times_;
};

}  // namespace feynet
