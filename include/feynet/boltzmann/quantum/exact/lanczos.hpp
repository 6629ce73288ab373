#pragma once

#include "feynet/boltzmann/quantum/spin_model.hpp"

#include <Eigen/Core>

namespace feynet {

/// The most spins of an exact ground state: 2²² amplitudes.
inline constexpr Index most_exact_spins = 22;

/// The lowest state of a spin model.
struct ExactState {
    double energy = 0.0;
    Eigen::VectorXd amplitudes;  ///< 2ᴺ, of norm 1; bit i of the index is set where sᵢ = +1
};

/// The ground state by Lanczos's method (Spectra), without ever writing down the matrix. The energy
/// is good to 1e-12 of itself.
///
/// @throws InvalidInput for more than `most_exact_spins` spins; std::runtime_error if the iteration
///         does not converge
ExactState lanczos_ground_state(const SpinModel& model);

/// H ψ, of all 2ᴺ amplitudes.
Eigen::VectorXd hamiltonian_times(const SpinModel& model, const Eigen::VectorXd& amplitudes);

}  // namespace feynet
