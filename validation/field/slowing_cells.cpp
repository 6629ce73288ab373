#include "field/slowing_cells.hpp"

#include "feynet/core/powers.hpp"
#include "feynet/sampler/chains.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"
#include "feynet/study/field/field_experiment.hpp"

#include <cmath>
#include <ctime>

namespace feynet::validation {
namespace {

constexpr double critical_lambda = 4.2449;  ///< at m² = −4, by `feynet study binder`
constexpr Index n_chains = 16;
constexpr int thermal_runs = 1000;  ///< whose random numbers make the starts

/// Sampling is exact for any M²; that of HMC sets how long trajectories are.
double mass_squared(const Method& method, Index extent) {
    return 1.0 / square(method.reach * static_cast<double>(extent));
}

FieldSettings settings_of(Index extent, const Method& method) {
    FieldSettings settings;
    settings.system.extents = {extent, extent};
    settings.system.convention = Convention::Flow;
    settings.system.mass_squared = -4.0;
    settings.system.lambda = critical_lambda;
    settings.sampler.updates = method.updates;
    settings.sampler.metric = method.metric;
    if (method.metric == MetricKind::Action) {
        settings.sampler.integrator = Integrator::Rotation;
    }
    settings.sampler.acceptance = 0.75;
    settings.sampler.warmup = 150;
    settings.sampler.max_leapfrog = 4096;
    return settings;
}

struct Record {
    Series m2{n_chains};
    Series sign2{n_chains};
    Series acceptance{n_chains};
};

/// The weights whose network is this field.
Block weights_of(const FieldExperiment& experiment, const Block& field) {
    Block theta;
    experiment.network().invert(field, theta);
    return theta;
}

/// Eight chains of one method.
class Chains {
public:
    Chains(
        const FieldExperiment& experiment, const Stream& stream, const Block& start, Record& record)
        : experiment_(experiment),
          chains_(experiment.sampler(), weights_of(experiment, start), stream),
          record_(record) {}

    Transition advance(Index n_relax) { return chains_.advance(n_relax); }

    /// (Σ sgn φ/V)² is the mean fraction of sites in the cluster of a random one.
    void measure(const Transition& transition) {
        const Index first_chain = chains_.first_chain();
        experiment_.network().evaluate(chains_.state(), field_);
        record_.m2.append(first_chain, field_.rowwise().mean().square());
        record_.acceptance.append(first_chain, transition.acceptance);
        if (experiment_.choice().flips_clusters) {
            record_.sign2.append(first_chain, field_.sign().rowwise().mean().square());
        }
    }

    void finish() const {}

private:
    const FieldExperiment& experiment_;
    ChainBlock chains_;
    Record& record_;
    Block field_;
};

Stream stream_of(Index block, std::uint16_t run, Phase phase) {
    return stream_of_block({.run = run, .phase = phase}, block);
}

/// Fields in equilibrium, one block of chains each: sweeps and clusters forget a start in a few
/// steps.
std::vector<Block> thermal_fields(Index extent, std::uint16_t run) {
    constexpr Index n_steps = 300;
    const Method method = every_method()[3];
    const FieldExperiment experiment(
        settings_of(extent, method), method.network, mass_squared(method, extent), run);
    std::vector<Block> fields(n_chains / lanes);
    for_each_block(n_chains / lanes, 0, [&](Index block) {
        const Stream stream = stream_of(block, run, Phase::Pilot);
        ChainBlock chains(experiment.sampler(), experiment.start(stream), stream);
        for (Index i = 0; i < n_steps; ++i) {
            chains.advance(n_steps / 4);
        }
        fields[static_cast<std::size_t>(block)] = chains.state();
    });
    return fields;
}

}  // namespace

Index Method::draws(Index extent, double independent) const {
    const double tau = tau_at_8 * std::pow(static_cast<double>(extent) / 8.0, exponent);
    return static_cast<Index>(independent * tau / static_cast<double>(n_chains));
}

std::vector<Method> every_method() {
    const FieldUpdate hmc{.kind = UpdateKind::Hmc};
    const FieldUpdate sweep{.kind = UpdateKind::Metropolis};
    const FieldUpdate swendsen_wang{.kind = UpdateKind::SwendsenWang};
    const FieldUpdate wolff{.kind = UpdateKind::Wolff};
    using Kind = FieldNetworkKind;
    const MetricKind unit = MetricKind::Unit;
    return {
        {"Metropolis", Kind::Site, {sweep}, unit, 0.11, 35.0, 2.05},
        {"HMC, unit metric", Kind::Site, {hmc}, unit, 0.11, 5.0, 1.1},
        {"HMC, action metric", Kind::Momentum, {hmc}, MetricKind::Action, 0.15, 8.0, 1.2},
        {"Metropolis, Swendsen–Wang", Kind::Site, {sweep, swendsen_wang}, unit, 0.11, 9.0, 0.15},
        {"Metropolis, Wolff", Kind::Site, {sweep, wolff}, unit, 0.11, 8.0, 0.25}};
}

Cell measured(const Method& method, Index extent, Index draws, std::uint16_t run) {
    const std::vector<Block> starts =
        thermal_fields(extent, static_cast<std::uint16_t>(run + thermal_runs));
    const FieldExperiment experiment(
        settings_of(extent, method), method.network, mass_squared(method, extent), run);
    Record record;
    const std::clock_t before = std::clock();
    run_blocks({.chains = n_chains, .draws = draws}, {}, [&](Index block) {
        const Block& start = starts[static_cast<std::size_t>(block)];
        return Chains(experiment, stream_of(block, run, Phase::Run), start, record);
    });
    const auto ticks = static_cast<double>(std::clock() - before);
    const SamplerChoice& choice = experiment.choice();
    return {
        .extent = extent,
        .m2 = gamma_method(record.m2),
        .acceptance = record.acceptance.mean(),
        .passes = static_cast<double>(
            method.is_hmc() ? choice.n_leapfrog : static_cast<Index>(method.updates.size())),
        .microseconds = 1e6 * ticks / CLOCKS_PER_SEC / static_cast<double>(draws * n_chains),
        .cluster = method.is_wolff() ? record.sign2.mean() : 0.0};
}

}  // namespace feynet::validation
