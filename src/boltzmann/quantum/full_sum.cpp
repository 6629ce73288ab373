#include "feynet/boltzmann/quantum/full_sum.hpp"

#include "feynet/boltzmann/quantum/exact/lanczos.hpp"
#include "feynet/core/error.hpp"

#include <algorithm>
#include <bit>
#include <complex>
#include <cstdint>
#include <limits>
#include <vector>

namespace feynet {
namespace {

Eigen::VectorXd spins_of_state(Index state, Index n_spins) {
    Eigen::VectorXd spins(n_spins);
    for (Index i = 0; i < n_spins; ++i) {
        spins(i) = (state >> i & 1) != 0 ? 1.0 : -1.0;
    }
    return spins;
}

/// The configurations that H connects with the ground state: without a field, those of no
/// magnetisation (or one spin up more than down).
bool belongs(const SpinModel& model, Index state) {
    const Index up = std::popcount(static_cast<std::uint64_t>(state));
    return !model.keeps_magnetisation() || up == (model.n_spins + 1) / 2;
}

/// ψ of all configurations, the largest of modulus one.
Eigen::VectorXcd amplitudes(const SpinModel& model, const RbmWeights& weights) {
    const Index n = Index{1} << model.n_spins;
    Eigen::VectorXcd logs(n);
    double largest = -std::numeric_limits<double>::infinity();
    for (Index k = 0; k < n; ++k) {
        if (belongs(model, k)) {
            logs(k) = log_amplitude(weights, spins_of_state(k, model.n_spins));
            largest = std::max(largest, logs(k).real());
        }
    }
    for (Index k = 0; k < n; ++k) {
        logs(k) = belongs(model, k) ? std::exp(logs(k) - largest) : 0.0;
    }
    return logs;
}

}  // namespace

FullSum sum_over_states(
    const SpinModel& model, const RbmFamily& family, const Eigen::VectorXcd& parameters) {
    require(
        model.n_spins <= most_summed_spins,
        "n_spins",
        "must be at most {} for a sum over all states, got {}",
        most_summed_spins,
        model.n_spins);
    require(
        family.n_spins() == model.n_spins,
        "family",
        "must be of {} spins, got {}",
        model.n_spins,
        family.n_spins());
    const RbmWeights weights = family.weights(parameters);
    const Eigen::VectorXcd psi = amplitudes(model, weights);
    Eigen::VectorXcd h_psi(psi.size());
    h_psi.real() = hamiltonian_times(model, psi.real());
    h_psi.imag() = hamiltonian_times(model, psi.imag());
    const double norm = psi.squaredNorm();
    std::vector<Index> states;
    for (Index k = 0; k < psi.size(); ++k) {
        if (std::norm(psi(k)) / norm > std::numeric_limits<double>::min()) {
            states.push_back(k);
        }
    }
    FullSum sum;
    sum.energy = psi.dot(h_psi).real() / norm;
    sum.variance = h_psi.squaredNorm() / norm - sum.energy * sum.energy;
    const Index n = static_cast<Index>(states.size());
    sum.sample.derivatives.resize(n, family.n_parameters());
    sum.sample.energies.resize(n);
    sum.sample.weights.resize(n);
    for (Index k = 0; k < n; ++k) {
        const Index state = states[static_cast<std::size_t>(k)];
        const Eigen::VectorXd spins = spins_of_state(state, model.n_spins);
        const Eigen::VectorXcd tangents = hidden_fields(weights, spins).array().tanh();
        sum.sample.derivatives.row(k) = family.log_derivatives(spins, tangents).transpose();
        sum.sample.energies(k) = h_psi(state) / psi(state);
        sum.sample.weights(k) = std::norm(psi(state)) / norm;
    }
    return sum;
}

}  // namespace feynet
