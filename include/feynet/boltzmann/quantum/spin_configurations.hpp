#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// The spins of numbered configurations, a column each: spin i is +1 where bit i of the number is
/// set, else −1.
Eigen::MatrixXd spin_configurations(const std::vector<Index>& numbers, Index n_spins);

/// The spins of all 2ᴺ configurations, in the order of their numbers.
///
/// @throws InvalidInput for more than 22 spins
Eigen::MatrixXd all_spin_configurations(Index n_spins);

}  // namespace feynet
