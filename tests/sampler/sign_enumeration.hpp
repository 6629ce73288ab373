#pragma once

#include "sampler/checks.hpp"

#include <Eigen/Core>

namespace feynet::test {

/// The signs of the four sites of TwinWells at fixed moduli: 16 states.
inline constexpr Index n_sign_states = 16;

/// exp(−S)/Z of each sign state.
Eigen::RowVectorXd sign_law(const Subject& subject);

/// The exact matrix P of one cluster update between the sign states, by a scripted generator: the
/// chances of each bond to hold and of each cluster to flip are the thresholds in u at which the
/// sampler changes its mind, found by bisection; then every branch is walked.
Eigen::MatrixXd sign_transition_matrix(const Subject& subject);

/// |πP − π| and the defect of detailed balance πᵢPᵢⱼ = πⱼPⱼᵢ are below 1e-15, and the moduli stay.
bool sign_kernel_is_wrong(const Subject& subject);

}  // namespace feynet::test
