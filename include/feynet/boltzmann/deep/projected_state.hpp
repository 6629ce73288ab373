#pragma once

#include "feynet/boltzmann/deep/imaginary_time.hpp"

#include <Eigen/Core>

namespace feynet {

/// The most spins of a state that is projected as a vector: 2¹⁴ amplitudes.
inline constexpr Index most_projected_spins = 14;

/// The state that imaginary time starts from, as a vector: ψ = 1 for Ising, singlets of neighbours
/// for Heisenberg. Bit i of the index is set where sᵢ = +1.
///
/// @throws InvalidInput for more than `most_projected_spins` spins, or as start_singlets()
Eigen::VectorXd start_state(const SpinModel& model);

/// ψ ← each factor in its turn, of the vector: what a DeepMachine does in its weights.
Eigen::VectorXd evolved(const std::vector<EvolutionFactor>& factors, Eigen::VectorXd state);

/// e^{−τH} ψ, without an error of δτ: Taylor's series in steps of |H| δ ≤ 4, until nothing changes;
/// of norm 1.
Eigen::VectorXd evolved(const SpinModel& model, double total_time, Eigen::VectorXd state);

/// What a network of imaginary time is expected to give, computed from its state as a vector.
struct ProjectedNumbers {
    double energy = 0.0;        ///< ⟨ψ|H|ψ⟩/⟨ψ|ψ⟩, which is variational
    double mixed_energy = 0.0;  ///< ⟨φ|H e^{−2τH}|φ⟩/⟨φ|e^{−2τH}|φ⟩, φ the start
    double flip = 0.0;          ///< ⟨σˣ⟩ of ψ, the mean over all spins
    double link_flip = 0.0;     ///< σˣ within the factor of the field that is nearest to ψ
    double neighbours = 0.0;    ///< ⟨σᶻσᶻ⟩ of ψ, the mean over all bonds
    Eigen::VectorXd correlation{};  ///< ⟨σᶻ₀σᶻᵣ⟩ averaged over σᶻ₀ along a ring, r = 0 … N/2
};

/// Of the network with a δτ; it has no statistical error.
///
/// @throws InvalidInput as start_state() and evolution_factors()
ProjectedNumbers projected_numbers(const SpinModel& model, const ImaginaryTime& time);

/// The limit δτ → 0 at the same τ.
///
/// @throws InvalidInput as start_state()
ProjectedNumbers projected_numbers(const SpinModel& model, double total_time);

}  // namespace feynet
