#include "feynet/boltzmann/deep/imaginary_time.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

bool is_ising(const SpinModel& model) {
    return std::all_of(model.bonds.begin(), model.bonds.end(), [](const SpinBond& bond) {
        return bond.exchange == 0.0;
    });
}

void require_evolution(const SpinModel& model) {
    if (is_ising(model)) {
        require(model.field > 0.0, "field", "must be positive, got {}", model.field);
        return;
    }
    require(model.field == 0.0, "field", "must be 0 beside exchange, got {}", model.field);
    for (const SpinBond& bond : model.bonds) {
        require(
            bond.diagonal > 0.0 && bond.exchange == -2.0 * bond.diagonal,
            "bonds",
            "must be antiferromagnetic and not frustrated, so that no weight is negative");
    }
}

/// Groups of bonds in which no two share a spin, each bond in the first group that takes it.
std::vector<std::vector<SpinBond>> groups_of(const SpinModel& model) {
    std::vector<std::vector<SpinBond>> groups;
    for (const SpinBond& bond : model.bonds) {
        const auto takes = [&](const std::vector<SpinBond>& group) {
            return std::none_of(group.begin(), group.end(), [&](const SpinBond& other) {
                return bond.first == other.first || bond.first == other.second ||
                       bond.second == other.first || bond.second == other.second;
            });
        };
        const auto group = std::find_if(groups.begin(), groups.end(), takes);
        if (group == groups.end()) {
            groups.push_back({bond});
        } else {
            group->push_back(bond);
        }
    }
    return groups;
}

/// All factors of H that are done at once.
std::vector<EvolutionFactor> layer(
    const std::vector<SpinBond>& bonds, EvolutionKind kind, double time) {
    std::vector<EvolutionFactor> factors;
    factors.reserve(bonds.size());
    for (const SpinBond& bond : bonds) {
        const double sign = kind == EvolutionKind::Coupling ? -1.0 : 1.0;
        factors.push_back({kind, bond.first, bond.second, sign * time * bond.diagonal});
    }
    return factors;
}

/// The layers of a step but the last one, in order, for δτ/2 each; the last one is done for δτ.
using Layers = std::vector<std::vector<EvolutionFactor>>;

Layers half_layers(const SpinModel& model, double spacing) {
    if (!is_ising(model)) {
        Layers layers;
        for (const std::vector<SpinBond>& group : groups_of(model)) {
            layers.push_back(layer(group, EvolutionKind::Exchange, 0.5 * spacing));
        }
        return layers;
    }
    std::vector<EvolutionFactor> fields;
    for (Index i = 0; i < model.n_spins; ++i) {
        fields.push_back({EvolutionKind::Field, i, -1, 0.5 * spacing * model.field});
    }
    return {layer(model.bonds, EvolutionKind::Coupling, 0.5 * spacing), fields};
}

void append(
    const std::vector<EvolutionFactor>& layer, double factor, std::vector<EvolutionFactor>& all) {
    for (EvolutionFactor one : layer) {
        one.strength *= factor;
        all.push_back(one);
    }
}

}  // namespace

std::vector<EvolutionFactor> evolution_factors(const SpinModel& model, const ImaginaryTime& time) {
    require_evolution(model);
    require(
        std::isfinite(time.spacing) && time.spacing > 0.0,
        "spacing",
        "must be finite and positive, got {}",
        time.spacing);
    require(time.n_steps >= 1, "n_steps", "must be positive, got {}", time.n_steps);
    const Layers layers = half_layers(model, time.spacing);
    const std::size_t last = layers.size() - 1;
    std::vector<EvolutionFactor> all;
    if (last > 0) {
        append(layers.front(), 1.0, all);
    }
    for (Index step = 0; step < time.n_steps; ++step) {
        for (std::size_t k = 1; k < last; ++k) {
            append(layers[k], 1.0, all);
        }
        append(layers[last], 2.0, all);
        for (std::size_t k = last; k-- > 1;) {
            append(layers[k], 1.0, all);
        }
        if (last > 0) {
            append(layers.front(), step + 1 < time.n_steps ? 2.0 : 1.0, all);
        }
    }
    return all;
}

std::vector<Bond> start_singlets(const SpinModel& model) {
    std::vector<Bond> singlets;
    if (is_ising(model)) {
        return singlets;
    }
    std::vector<bool> is_taken(static_cast<std::size_t>(model.n_spins), false);
    for (const SpinBond& bond : model.bonds) {
        const auto first = static_cast<std::size_t>(bond.first);
        const auto second = static_cast<std::size_t>(bond.second);
        if (!is_taken[first] && !is_taken[second]) {
            is_taken[first] = is_taken[second] = true;
            singlets.push_back({bond.first, bond.second});
        }
    }
    require(
        2 * std::ssize(singlets) == model.n_spins,
        "n_spins",
        "must be even, so that every spin finds a partner, got {}",
        model.n_spins);
    return singlets;
}

}  // namespace feynet
