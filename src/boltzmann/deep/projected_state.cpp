#include "feynet/boltzmann/deep/projected_state.hpp"

#include "feynet/boltzmann/quantum/exact/lanczos.hpp"
#include "feynet/core/error.hpp"

#include <cmath>
#include <limits>

namespace feynet {
namespace {

double spin_of(Index state, Index spin) {
    return (state >> spin & 1) != 0 ? 1.0 : -1.0;
}

void act(const EvolutionFactor& factor, Eigen::VectorXd& state) {
    const double g = factor.strength;
    const bool is_field = factor.kind == EvolutionKind::Field;
    const Index first = Index{1} << factor.first;
    const Index ends = is_field ? first : first | Index{1} << factor.second;
    const double same = std::exp(factor.kind == EvolutionKind::Coupling ? g : -g);
    const double keep = is_field ? std::cosh(g) : std::exp(g) * std::cosh(2.0 * g);
    const double turn = is_field ? std::sinh(g) : std::exp(g) * std::sinh(2.0 * g);
    for (Index k = 0; k < state.size(); ++k) {
        const bool equal = !is_field && ((k & ends) == 0 || (k & ends) == ends);
        if (factor.kind == EvolutionKind::Coupling) {
            state(k) *= equal ? same : 1.0 / same;
        } else if (equal) {
            state(k) *= same;
        } else if ((k & first) == 0) {
            const double here = state(k);
            const double there = state(k ^ ends);
            state(k) = keep * here + turn * there;
            state(k ^ ends) = keep * there + turn * here;
        }
    }
}

/// ⟨σˣ⟩ between two states, the mean over all spins.
double mean_flip(const SpinModel& model, const Eigen::VectorXd& bra, const Eigen::VectorXd& ket) {
    double sum = 0.0;
    for (Index k = 0; k < ket.size(); ++k) {
        for (Index i = 0; i < model.n_spins; ++i) {
            sum += bra(k) * ket(k ^ (Index{1} << i));
        }
    }
    return sum / (bra.dot(ket) * static_cast<double>(model.n_spins));
}

/// Fills what depends on ψ alone.
ProjectedNumbers numbers_of(const SpinModel& model, const Eigen::VectorXd& psi) {
    const Index n = model.n_spins;
    ProjectedNumbers numbers{
        .energy = psi.dot(hamiltonian_times(model, psi)) / psi.squaredNorm(),
        .flip = model.field == 0.0 ? 0.0 : mean_flip(model, psi, psi),
        .correlation = Eigen::VectorXd::Zero(n / 2 + 1)};
    for (Index k = 0; k < psi.size(); ++k) {
        const double weight = psi(k) * psi(k) / psi.squaredNorm();
        double bonds = 0.0;
        for (const SpinBond& bond : model.bonds) {
            bonds += spin_of(k, bond.first) * spin_of(k, bond.second);
        }
        numbers.neighbours += weight * bonds / static_cast<double>(model.bonds.size());
        for (Index r = 0; r <= n / 2; ++r) {
            for (Index i = 0; i < n; ++i) {
                numbers.correlation(r) +=
                    weight * spin_of(k, i) * spin_of(k, (i + r) % n) / static_cast<double>(n);
            }
        }
    }
    return numbers;
}

/// What the factors make of a state, of norm 1, however long the time.
Eigen::VectorXd direction(const std::vector<EvolutionFactor>& factors, Eigen::VectorXd state) {
    for (const EvolutionFactor& factor : factors) {
        act(factor, state);
        state.normalize();
    }
    return state;
}

double mixed(const SpinModel& model, const Eigen::VectorXd& start, const Eigen::VectorXd& state) {
    return start.dot(hamiltonian_times(model, state)) / start.dot(state);
}

}  // namespace

Eigen::VectorXd start_state(const SpinModel& model) {
    require(
        model.n_spins <= most_projected_spins,
        "n_spins",
        "must be at most {} for a state as a vector, got {}",
        most_projected_spins,
        model.n_spins);
    const std::vector<Bond> singlets = start_singlets(model);
    Eigen::VectorXd state = Eigen::VectorXd::Ones(Index{1} << model.n_spins);
    for (Index k = 0; k < state.size(); ++k) {
        for (const Bond& pair : singlets) {
            state(k) *= spin_of(k, pair.first) == spin_of(k, pair.second) ? 0.0 : 1.0;
        }
    }
    return state;
}

Eigen::VectorXd evolved(const std::vector<EvolutionFactor>& factors, Eigen::VectorXd state) {
    for (const EvolutionFactor& factor : factors) {
        act(factor, state);
    }
    return state;
}

Eigen::VectorXd evolved(const SpinModel& model, double total_time, Eigen::VectorXd state) {
    double bound = std::abs(model.field) * static_cast<double>(model.n_spins);
    for (const SpinBond& bond : model.bonds) {
        bound += std::abs(bond.diagonal) + std::abs(bond.exchange);
    }
    constexpr double most_at_once = 4.0;
    const auto steps = static_cast<Index>(std::ceil(total_time * bound / most_at_once));
    const double step = total_time / static_cast<double>(steps);
    for (Index k = 0; k < steps; ++k) {
        Eigen::VectorXd term = state;
        for (int order = 1;
             term.norm() > std::numeric_limits<double>::min() && term.norm() > 1e-17 * state.norm();
             ++order) {
            term = -step / order * hamiltonian_times(model, term);
            state += term;
        }
        state.normalize();
    }
    return state;
}

ProjectedNumbers projected_numbers(const SpinModel& model, const ImaginaryTime& time) {
    const Eigen::VectorXd start = start_state(model);
    const std::vector<EvolutionFactor> factors = evolution_factors(model, time);
    const Eigen::VectorXd psi = direction(factors, start);
    ProjectedNumbers numbers = numbers_of(model, psi);
    numbers.mixed_energy = mixed(model, start, direction(factors, psi));
    if (model.field != 0.0) {
        // Half of the last layer of couplings is what lies between that of the field and ψ.
        std::vector<EvolutionFactor> back(factors.end() - std::ssize(model.bonds), factors.end());
        const Eigen::VectorXd above = evolved(back, psi);
        for (EvolutionFactor& factor : back) {
            factor.strength = -factor.strength;
        }
        numbers.link_flip = mean_flip(model, above, evolved(back, psi));
    }
    return numbers;
}

ProjectedNumbers projected_numbers(const SpinModel& model, double total_time) {
    const Eigen::VectorXd start = start_state(model);
    const Eigen::VectorXd psi = evolved(model, total_time, start);
    ProjectedNumbers numbers = numbers_of(model, psi);
    numbers.mixed_energy = mixed(model, start, evolved(model, total_time, psi));
    numbers.link_flip = numbers.flip;
    return numbers;
}

}  // namespace feynet
