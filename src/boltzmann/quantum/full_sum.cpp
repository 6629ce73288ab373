#include "feynet/boltzmann/quantum/full_sum.hpp"

#include "feynet/boltzmann/quantum/exact/lanczos.hpp"
#include "feynet/boltzmann/quantum/spin_configurations.hpp"
#include "feynet/core/error.hpp"

#include <bit>
#include <cmath>
#include <complex>
#include <cstdint>
#include <limits>
#include <vector>

namespace feynet {
namespace {

/// ψ of all 2ᴺ configurations, the largest of modulus one.
Eigen::VectorXcd largest_one(
    const std::vector<Index>& states, const Eigen::VectorXcd& logs, Index n_spins) {
    const double largest = logs.real().maxCoeff();
    Eigen::VectorXcd psi = Eigen::VectorXcd::Zero(Index{1} << n_spins);
    for (Index k = 0; k < logs.size(); ++k) {
        psi(states[static_cast<std::size_t>(k)]) = std::exp(logs(k) - largest);
    }
    return psi;
}

void require_summable(const SpinModel& model, const WaveFunction& wave) {
    require(
        model.n_spins <= most_summed_spins,
        "n_spins",
        "must be at most {} for a sum over all states, got {}",
        most_summed_spins,
        model.n_spins);
    require(
        wave.n_spins() == model.n_spins,
        "wave",
        "must be of {} spins, got {}",
        model.n_spins,
        wave.n_spins());
}

}  // namespace

std::vector<Index> connected_states(const SpinModel& model) {
    std::vector<Index> states;
    for (Index k = 0; k < Index{1} << model.n_spins; ++k) {
        const Index up = std::popcount(static_cast<std::uint64_t>(k));
        if (!model.keeps_magnetisation() || up == (model.n_spins + 1) / 2) {
            states.push_back(k);
        }
    }
    return states;
}

FullSum sum_over_states(
    const SpinModel& model, const WaveFunction& wave, const Eigen::VectorXcd& parameters) {
    require_summable(model, wave);
    const Index n_spins = model.n_spins;
    const std::vector<Index> connected = connected_states(model);
    const Eigen::VectorXcd logs =
        wave.log_amplitudes(parameters, spin_configurations(connected, n_spins));
    const Eigen::VectorXcd psi = largest_one(connected, logs, n_spins);
    Eigen::VectorXcd h_psi(psi.size());
    h_psi.real() = hamiltonian_times(model, psi.real());
    h_psi.imag() = hamiltonian_times(model, psi.imag());
    const double norm = psi.squaredNorm();
    std::vector<Index> states;
    for (const Index k : connected) {
        if (std::norm(psi(k)) / norm > std::numeric_limits<double>::min()) {
            states.push_back(k);
        }
    }
    FullSum sum;
    sum.energy = psi.dot(h_psi).real() / norm;
    sum.variance = h_psi.squaredNorm() / norm - sum.energy * sum.energy;
    sum.sample.derivatives = wave.log_derivatives(parameters, spin_configurations(states, n_spins));
    sum.sample.energies = h_psi(states).cwiseQuotient(psi(states));
    sum.sample.weights = psi(states).cwiseAbs2() / norm;
    sum.amplitudes = psi / std::sqrt(norm);
    return sum;
}

}  // namespace feynet
