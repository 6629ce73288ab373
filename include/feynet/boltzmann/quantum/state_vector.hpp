#pragma once

#include "feynet/boltzmann/quantum/rbm_weights.hpp"
#include "feynet/boltzmann/quantum/wave_function.hpp"

#include <Eigen/Core>

namespace feynet {

/// ψ of all 2ᴺ configurations, of norm 1; bit i of the index is set where sᵢ = +1.
///
/// @throws InvalidInput for more than 22 spins
Eigen::VectorXcd state_vector(const RbmWeights& weights);

/// The same of any wave function.
Eigen::VectorXcd state_vector(const WaveFunction& wave, const Eigen::VectorXcd& parameters);

}  // namespace feynet
