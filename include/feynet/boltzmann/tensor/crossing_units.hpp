#pragma once

#include "feynet/boltzmann/quantum/rbm_weights.hpp"
#include "feynet/boltzmann/tensor/matrix_product_state.hpp"

#include <vector>

namespace feynet {

/// The most hidden units that may cross one bond of a matrix product state.
inline constexpr Index most_crossing_units = 12;

/// How many hidden units see spins on both sides of each cut of a line, W = 0 being no sight.
/// N − 1
std::vector<Index> crossing_units(const RbmWeights& weights);

/// A restricted Boltzmann machine as a matrix product state of an open chain: the values of a bond
/// are those of the hidden units that cross it, so that
///
///     D = 2^{crossing units},   ln ψ to rounding.
///
/// @throws InvalidInput if more than `most_crossing_units` cross somewhere
///
/// Source  Chen, Cheng, Xie, Wang and Xiang, Phys. Rev. B 97, 085104 (2018)
MatrixProductState matrix_product_of(const RbmWeights& weights);

}  // namespace feynet
