#pragma once

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/sampler/exact_sampler.hpp"
#include "feynet/sampler/hmc.hpp"
#include "feynet/sampler/metropolis.hpp"
#include "sampler/checks.hpp"

namespace feynet::test {

/// A sampler that owns what it was built from.
template <typename Inner, typename... Parts>
std::shared_ptr<const Sampler> owning(std::shared_ptr<Inner> sampler, Parts... parts) {
    struct Owner {
        std::shared_ptr<Inner> sampler;
        std::tuple<Parts...> parts;
    };
    const auto owner = std::make_shared<Owner>(Owner{std::move(sampler), {std::move(parts)...}});
    return {owner, owner->sampler.get()};
}

/// HMC of an action in a metric, made of the given elementary steps. The step sizes of the tests
/// give acceptances of 60 to 90 %.
template <typename Steps = HmcSteps>
Subject hmc_subject(
    const Target& target,
    std::shared_ptr<const Action> action,
    std::shared_ptr<const GaussianPart> metric,
    const HmcSettings& settings) {
    const auto hmc = std::make_shared<Hmc<Steps>>(*action, *metric, settings);
    Subject subject{.target = target, .action = action, .sampler = owning(hmc, action, metric)};
    subject.metric = metric;
    subject.draw_velocity = [metric](const Block& normals, Block& v) {
        Steps::draw(*metric, normals, v);
    };
    subject.energy = [action, metric](const Block& q, const Block& v) {
        return Steps::energy(*action, *metric, q, v);
    };
    subject.follow = [=](Block& q, Block& v, double dt, Index n) {
        const HmcSettings steps{settings.integrator, dt, n, 0.0};
        Hmc<Steps>(*action, *metric, steps).trajectory(q, v, Lanes::Constant(dt));
    };
    return subject;
}

/// A metric for the tilted well that is not the unit, with a mean that is not zero.
inline std::shared_ptr<const GaussianPart> well_metric() {
    Block mean(lanes, 2);
    mean.col(0).setConstant(-0.4);
    mean.col(1).setConstant(0.1);
    return std::make_shared<DiagonalGaussian>(Eigen::ArrayXd{{5.0, 3.0}}, mean);
}

inline HmcSettings well_settings(Integrator integrator) {
    return {
        .integrator = integrator,
        .step_size = integrator == Integrator::Leapfrog ? 0.7 : 0.6,
        .n_leapfrog = 3};
}

/// HMC of the tilted well, perhaps with another action in the place of its own.
template <typename Steps = HmcSteps>
Subject well_hmc(
    Integrator integrator = Integrator::Leapfrog,
    const std::shared_ptr<const Action>& action = nullptr) {
    const Target target = well_target();
    const std::shared_ptr<const Action> own = target.action;
    return hmc_subject<Steps>(
        target, action ? action : own, well_metric(), well_settings(integrator));
}

/// The metric of the ring's oscillator together with the ring that it refers to.
inline std::shared_ptr<const GaussianPart> ring_metric() {
    struct Owner {
        Ring ring{.quartic = 0.0};
        std::unique_ptr<GaussianPart> gaussian = ring.oscillator();
    };
    const auto owner = std::make_shared<Owner>();
    return {owner, owner->gaussian.get()};
}

inline Subject metropolis_subject(
    const Target& target, const std::shared_ptr<const LocalAction>& action, double width) {
    const auto sampler =
        std::make_shared<Metropolis>(*action, Eigen::ArrayXd::Constant(action->n_moves(), width));
    return {.target = target, .action = action, .sampler = owning(sampler, action)};
}

inline Subject exact_subject(
    const Target& target, const std::shared_ptr<const GaussianPart>& gaussian) {
    const auto sampler = std::make_shared<ExactSampler>(*gaussian);
    return {.target = target, .action = target.action, .sampler = owning(sampler, gaussian)};
}

}  // namespace feynet::test
