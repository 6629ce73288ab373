#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/random.hpp"

#include <Eigen/Core>

namespace feynet {

/// A law of N visible spins v = ±1 as a restricted Boltzmann machine with M hidden spins h = ±1,
///
///     p(v, h) = e^{a·v + b·h + v·W·h}/Z,
///     p(v) = e^{a·v} Πⱼ 2 cosh θⱼ/Z,   θⱼ = bⱼ + Σᵢ Wᵢⱼ vᵢ,
///
/// with real weights in one vector: a (N), b (M), then W, a column of N for each hidden unit. What
/// has a component for each weight (slopes, moments) is a vector in the same order.
///
/// Source  Hinton, Neural Comput. 14 (2002) 1771
class BoltzmannMachine {
public:
    /// All weights zero: every configuration is as likely as any other.
    /// @throws InvalidInput unless there is at least one unit of each kind
    BoltzmannMachine(Index n_visible, Index n_hidden);

    Index n_visible() const { return n_visible_; }
    Index n_hidden() const { return n_hidden_; }
    Index n_weights() const { return weights_.size(); }

    Eigen::VectorXd& weights() { return weights_; }
    const Eigen::VectorXd& weights() const { return weights_; }

    /// A view into the list of weights.
    using Vector = Eigen::Map<const Eigen::VectorXd>;
    /// A view into the list of weights, column by column.
    using Matrix = Eigen::Map<const Eigen::MatrixXd>;

    Vector visible() const { return {weights_.data(), n_visible_}; }             ///< a
    Vector hidden() const { return {weights_.data() + n_visible_, n_hidden_}; }  ///< b
    Matrix coupling() const { return {couplings(), n_visible_, n_hidden_}; }     ///< W, N × M

    /// aᵢ, to be changed.
    double& visible(Index i) { return weights_(i); }
    /// bⱼ, to be changed.
    double& hidden(Index j) { return weights_(n_visible_ + j); }
    /// Wᵢⱼ, to be changed.
    double& coupling(Index i, Index j) {
        return weights_(n_visible_ + n_hidden_ + j * n_visible_ + i);
    }

private:
    const double* couplings() const { return weights_.data() + n_visible_ + n_hidden_; }

    Index n_visible_;
    Index n_hidden_;
    Eigen::VectorXd weights_;
};

/// A machine whose couplings are normal with the given width, its biases zero.
///
/// @param stream  of purpose StartWeight
BoltzmannMachine random_machine(
    Index n_visible, Index n_hidden, double width, const Stream& stream);

/// ln e^{a·v} Πⱼ 2 cosh θⱼ, ln p(v) + ln Z, of many configurations; never an overflow.
///
/// @param visible  configurations × N, ±1
Eigen::VectorXd log_weights(const BoltzmannMachine& machine, const Eigen::MatrixXd& visible);

}  // namespace feynet
