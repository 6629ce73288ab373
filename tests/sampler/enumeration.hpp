#pragma once

#include "feynet/core/local_action.hpp"
#include "sampler/checks.hpp"

#include <Eigen/Core>

namespace feynet::test {

/// Two coordinates on the grid {0, 1, 2}², with an uneven S per state and walls around it.
class TableAction final : public LocalAction {
public:
    static constexpr Index n_states = 9;

    Index dimension() const override { return 2; }
    Index n_moves() const override { return 2; }
    Lanes value(const Block& q) const override;
    void gradient(const Block&, Block& gradient) const override { gradient.setZero(lanes, 2); }
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override;
    void move(Block& q, Index i, const Lanes& shift) const override { q.col(i) += shift; }

    /// exp(−S)/Z of each state 3i + j.
    static Eigen::RowVectorXd law();
};

Target table_target();

/// The exact matrix P of one sweep with proposals ±1 of equal chance. The chance of each acceptance
/// is the threshold in u at which the sampler changes its mind, found by bisection.
Eigen::MatrixXd transition_matrix(const Sampler& sampler);

}  // namespace feynet::test
