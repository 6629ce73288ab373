#pragma once

#include "feynet/boltzmann/learning/boltzmann_machine.hpp"
#include "feynet/boltzmann/learning/spin_data.hpp"

namespace feynet {

/// ⟨v⟩, ⟨h⟩ and ⟨vᵢ hⱼ⟩ with v from data and h from the machine given v: Σ p(v) (v, tanh θ, v tanh
/// θ).
///
/// @return  in the order of the weights
Eigen::VectorXd data_moments(const BoltzmannMachine& machine, const SpinData& data);

/// What is known of a machine whose smaller layer is summed: ln Z, and its moments, which are
/// ∂ln Z/∂w.
struct ExactMoments {
    double log_partition = 0.0;
    Eigen::VectorXd moments;  ///< ⟨v⟩, ⟨h⟩, ⟨vᵢ hⱼ⟩
};

/// Sums over all configurations of the smaller layer, the other one summed in closed form.
///
/// @throws InvalidInput if both layers have more than most_written_spins units
ExactMoments exact_moments(const BoltzmannMachine& machine);

/// ln Z alone.
double exact_log_partition(const BoltzmannMachine& machine);

/// The law of the visible spins, all 2ᴺ of them.
///
/// @throws InvalidInput for more than most_written_spins of them
SpinData visible_law(const BoltzmannMachine& machine);

/// ⟨ln p(v)⟩ over data, of a machine with this ln Z.
double mean_log_likelihood(
    const BoltzmannMachine& machine, const SpinData& data, double log_partition);

/// Σ p ln(p/q) from the law p of the data to that of the machine, with this ln Z; its slope is the
/// machine's moments less those of the data.
double divergence(const SpinData& data, const BoltzmannMachine& machine, double log_partition);

}  // namespace feynet
