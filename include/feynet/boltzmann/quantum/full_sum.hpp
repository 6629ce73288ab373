#pragma once

#include "feynet/boltzmann/quantum/spin_model.hpp"
#include "feynet/boltzmann/quantum/wave_function.hpp"
#include "feynet/optimize/reconfiguration.hpp"

#include <vector>

namespace feynet {

/// The most spins whose configurations are all summed.
inline constexpr Index most_summed_spins = 14;

/// A wave function seen whole: all configurations with their weights |ψ|², no sampling and no
/// statistical error.
struct FullSum {
    double energy = 0.0;    ///< ⟨H⟩
    double variance = 0.0;  ///< ⟨H²⟩ − ⟨H⟩²
    TangentSample sample;   ///< all configurations whose weight is not below the smallest double

    /// ψ of all 2ᴺ configurations, of norm 1; bit i of the index is set where sᵢ = +1.
    Eigen::VectorXcd amplitudes;
};

/// The numbers of the configurations that H connects with the ground state: all of them in a
/// transverse field, else those of as many spins up as down (of an odd number one more up).
std::vector<Index> connected_states(const SpinModel& model);

/// ⟨H⟩, its variance and the tangent space of a wave function of few spins.
///
/// @throws InvalidInput for more than `most_summed_spins` spins or numbers of spins that differ
FullSum sum_over_states(
    const SpinModel& model, const WaveFunction& wave, const Eigen::VectorXcd& parameters);

}  // namespace feynet
