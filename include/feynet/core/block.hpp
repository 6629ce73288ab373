#pragma once

#include <Eigen/Core>

namespace feynet {

/// A number of things, and the place of one; signed, as Eigen has it.
using Index = Eigen::Index;

/// The number of chains that travel together: eight doubles fill one AVX-512 register and one cache
/// line.
inline constexpr int lanes = 8;

/// One real number for each chain of a block.
using Lanes = Eigen::Array<double, lanes, 1>;

/// n real variables of `lanes` chains: one row per chain, one column per variable.
///
/// A column is contiguous, so a recurrence along the columns is sequential while each of its steps
/// is one vector instruction over the chains.
using Block = Eigen::Array<double, lanes, Eigen::Dynamic>;

}  // namespace feynet
