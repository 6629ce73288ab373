#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// The Schmidt values σ of a state between some of its spins and the others,
///
///     ψ = Σ_k σ_k |a_k⟩ |b_k⟩,   Σ σ² = 1,
///
/// falling. Zeros among them are zero within rounding.
///
/// @param amplitudes  2ᴺ, of any norm; bit i of the index is set where sᵢ = +1
/// @param part        different spins, of 0 … N − 1
/// @throws InvalidInput for a length that is no power of two, or spins that are not there
Eigen::VectorXd schmidt_values(const Eigen::VectorXcd& amplitudes, const std::vector<Index>& part);

/// How many Schmidt values are above `smallest` times the largest.
Index schmidt_rank(const Eigen::VectorXd& values, double smallest = 1e-10);

/// −Σ σ² ln σ², in nats.
double entanglement_entropy(const Eigen::VectorXd& values);

}  // namespace feynet
