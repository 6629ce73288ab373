#pragma once

#include "sampler/wrong_bonds.hpp"
#include "sampler/wrong_exchange.hpp"
#include "sampler/wrong_parts.hpp"
#include "sampler/wrong_steps.hpp"

#include <string_view>
#include <vector>

/// Deliberately wrong samplers, each of which a named check must catch.
namespace feynet::test {

struct Mutant {
    std::string_view name;
    std::string_view killer;  ///< the check that must raise alarm
    bool (*raises_alarm)(const Subject&);
    Subject (*make)();
};

namespace mutant {

template <typename Steps, Integrator integrator = Integrator::Leapfrog>
Subject steps() {
    return well_hmc<Steps>(integrator);
}

template <typename Action>
Subject action() {
    return well_hmc(Integrator::Leapfrog, std::make_shared<Action>(well_target().action));
}

template <typename Action>
Subject local() {
    const Target target = well_target();
    return metropolis_subject(target, std::make_shared<Action>(target.action), 0.5);
}

template <typename Action>
Subject table() {
    const Target target = table_target();
    return metropolis_subject(target, std::make_shared<Action>(target.action), 1.0);
}

template <typename Source>
Subject hmc_source() {
    Subject subject = well_hmc();
    subject.source = [](const Stream& stream) { return std::make_unique<Source>(stream); };
    return subject;
}

template <typename Source>
Subject metropolis_source() {
    Subject subject = local<WrongAction>();
    subject.source = [](const Stream& stream) { return std::make_unique<Source>(stream); };
    return subject;
}

template <typename Gaussian>
Subject exact() {
    return exact_subject(ring_target(0.0), std::make_shared<Gaussian>(ring_metric()));
}

template <typename Gaussian>
Subject metric() {
    const Target target = well_target();
    return hmc_subject(
        target,
        target.action,
        std::make_shared<Gaussian>(well_metric()),
        well_settings(Integrator::Leapfrog));
}

/// HMC whose trajectories lack the half step at the end.
Subject missing_half_step();

/// HMC that accepts NaN, on the cliff.
Subject accepts_nan_on_cliff();

/// Metropolis that hides NaN, on the cliff.
Subject hides_nan_on_cliff();

/// An open path whose end has the full weight of an inner node.
Subject wrong_end_weight();

}  // namespace mutant

const std::vector<Mutant>& every_mutant();

}  // namespace feynet::test
