#include "feynet/boltzmann/deep/deep_machine.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <numbers>
#include <utility>

namespace feynet {
namespace {

using Leg = DeepMachine::Leg;

/// W of a unit to one other, taken away from it.
std::complex<double> take_weight(DeepMachine::HiddenUnit& hidden, Index unit) {
    const auto leg = std::find_if(
        hidden.begin(), hidden.end(), [unit](const Leg& one) { return one.unit == unit; });
    if (leg == hidden.end()) {
        return 0.0;
    }
    const std::complex<double> weight = leg->weight;
    hidden.erase(leg);
    return weight;
}

void add_weight(DeepMachine::HiddenUnit& hidden, Index unit, std::complex<double> weight) {
    const std::complex<double> sum = take_weight(hidden, unit) + weight;
    if (sum != 0.0) {
        hidden.push_back({unit, sum});
    }
}

}  // namespace

DeepMachine::DeepMachine(Index n_spins) : n_spins_(n_spins) {
    require(n_spins >= 1, "n_spins", "must be positive, got {}", n_spins);
    hidden_of_.resize(static_cast<std::size_t>(n_spins));
}

void DeepMachine::pair_up(const std::vector<Bond>& singlets) {
    const std::complex<double> weight{0.0, std::numbers::pi / 4.0};
    for (const Bond& pair : singlets) {
        add_pair(pair.first, pair.second, {weight, weight, -std::numbers::ln2});
    }
}

void DeepMachine::apply_coupling(Index first, Index second, std::complex<double> strength) {
    add_pair(first, second, coupling_gadget(strength));
}

void DeepMachine::apply_field(Index spin, double strength) {
    const PairUnit gadget = field_gadget(strength);
    const Index deep = n_spins_ + n_deep_++;
    for (const std::size_t j : std::exchange(hidden_of_[static_cast<std::size_t>(spin)], {})) {
        add_weight(hidden_[j], deep, take_weight(hidden_[j], spin));
    }
    add_pair(spin, deep, gadget);
}

void DeepMachine::apply_exchange(Index first, Index second, double strength) {
    const ExchangeGadget gadget = exchange_gadget(strength);
    const Index deep = n_spins_ + n_deep_++;
    std::vector<std::size_t>& of_first = hidden_of_[static_cast<std::size_t>(first)];
    std::vector<std::size_t>& of_second = hidden_of_[static_cast<std::size_t>(second)];
    std::vector<std::size_t> of_either;
    std::set_union(
        of_first.begin(),
        of_first.end(),
        of_second.begin(),
        of_second.end(),
        std::back_inserter(of_either));
    for (const std::size_t j : of_either) {
        const std::complex<double> kept = take_weight(hidden_[j], first);
        const std::complex<double> shared = take_weight(hidden_[j], second);
        add_weight(hidden_[j], first, shared);
        add_weight(hidden_[j], second, shared);
        add_weight(hidden_[j], deep, kept - shared);
    }
    of_first = of_second = of_either;
    add_hidden({{first, gadget.rule}, {second, gadget.rule}, {deep, -gadget.rule}});
    add_pair(first, deep, gadget.keep);
    add_pair(second, deep, gadget.pass);
    log_scale_ += gadget.log_scale;
}

void DeepMachine::apply(const EvolutionFactor& factor) {
    switch (factor.kind) {
        case EvolutionKind::Field:
            apply_field(factor.first, factor.strength);
            return;
        case EvolutionKind::Coupling:
            apply_coupling(factor.first, factor.second, factor.strength);
            return;
        case EvolutionKind::Exchange:
            apply_exchange(factor.first, factor.second, factor.strength);
            return;
    }
}

std::complex<double> DeepMachine::amplitude(const Eigen::VectorXd& spins) const {
    assert(spins.size() == n_spins_);
    require(
        n_deep_ <= most_summed_deep,
        "n_deep",
        "must be at most {} for a sum over all, got {}",
        most_summed_deep,
        n_deep_);
    Eigen::VectorXd units(n_spins_ + n_deep_);
    units.head(n_spins_) = spins;
    std::complex<double> sum = 0.0;
    for (Index state = 0; state < Index{1} << n_deep_; ++state) {
        for (Index d = 0; d < n_deep_; ++d) {
            units(n_spins_ + d) = (state >> d & 1) != 0 ? 1.0 : -1.0;
        }
        std::complex<double> product = 1.0;
        for (const HiddenUnit& hidden : hidden_) {
            std::complex<double> theta = 0.0;
            for (const Leg& leg : hidden) {
                theta += leg.weight * units(leg.unit);
            }
            product *= 2.0 * std::cosh(theta);
        }
        sum += product;
    }
    return std::exp(log_scale_) * sum;
}

void DeepMachine::add_hidden(HiddenUnit hidden) {
    for (const Leg& leg : hidden) {
        if (leg.unit < n_spins_) {
            hidden_of_[static_cast<std::size_t>(leg.unit)].push_back(hidden_.size());
        }
    }
    hidden_.push_back(std::move(hidden));
}

void DeepMachine::add_pair(Index first, Index second, const PairUnit& unit) {
    add_hidden({{first, unit.first}, {second, unit.second}});
    log_scale_ += unit.log_scale;
}

DeepMachine deep_machine(const SpinModel& model, const ImaginaryTime& time) {
    const std::vector<EvolutionFactor> factors = evolution_factors(model, time);
    DeepMachine machine(model.n_spins);
    machine.pair_up(start_singlets(model));
    for (const EvolutionFactor& factor : factors) {
        machine.apply(factor);
    }
    return machine;
}

}  // namespace feynet
