#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/random.hpp"

#include <Eigen/Core>

namespace feynet {

/// Configurations of spins ±1, each with its probability: a law written out, or a sample of one.
struct SpinData {
    Eigen::MatrixXd spins;          ///< configurations × N
    Eigen::VectorXd probabilities;  ///< positive, with sum one

    Index n_spins() const { return spins.cols(); }
    Index n_configurations() const { return spins.rows(); }
};

/// The most spins whose configurations are written out.
inline constexpr Index most_written_spins = 20;

/// All 2ᴺ configurations; spin i of row k is up where bit i of k is set.
///
/// @throws InvalidInput unless 1 ≤ N ≤ most_written_spins
Eigen::MatrixXd all_spins(Index n_spins);

/// Each different configuration once, with its share of the sample.
///
/// @param spins  sample × N, ±1
SpinData without_repeats(const Eigen::MatrixXd& spins);

/// Independent draws from a law, one after another in rows.                       n_draws × N
///
/// @param stream  of purpose DataPoint
Eigen::MatrixXd drawn(const SpinData& law, Index n_draws, const Stream& stream);

/// −Σ p ln p, the least −⟨ln q⟩ that any law q reaches on these data.
double entropy(const SpinData& data);

/// ⟨vᵢ vⱼ⟩.                                                                            N × N
Eigen::MatrixXd correlations(const SpinData& data);

}  // namespace feynet
