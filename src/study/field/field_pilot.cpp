#include "feynet/study/field/field_pilot.hpp"

#include "feynet/core/powers.hpp"
#include "feynet/field/network/hartree_mass.hpp"
#include "feynet/field/observable/derived.hpp"
#include "feynet/field/observable/field_numbers.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/field/field_experiment.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

constexpr Index shortest_pilot_run = 100;
constexpr Index longest_pilot_run = 400;

/// The run of the pilot's random numbers: no network of a run file has it.
constexpr std::uint16_t pilot_run = 0xFFFF;

/// ξ of the second moment from a short run of eight chains; NaN where it has none.
double measured_length(const FieldSettings& settings, double mass_squared) {
    FieldSettings plain = settings;
    plain.sampler.updates = {{.kind = UpdateKind::Hmc}, {.kind = UpdateKind::SwendsenWang}};
    plain.sampler.metric = MetricKind::Action;
    plain.sampler.integrator = Integrator::Rotation;
    const FieldExperiment experiment(plain, FieldNetworkKind::Momentum, mass_squared, pilot_run);
    const FieldNumbers numbers(settings.lattice(), settings.system.components);
    const Index n = std::clamp(settings.sampler.warmup / 2, shortest_pilot_run, longest_pilot_run);
    const Stream stream{.seed = settings.run.seed, .run = pilot_run, .phase = Phase::Pilot};
    ChainBlock chains(experiment.sampler(), experiment.start(stream), stream);
    Block field;
    Block values;
    Eigen::ArrayXd means = Eigen::ArrayXd::Zero(numbers.size());
    for (Index i = 0; i < 2 * n; ++i) {
        chains.advance(n / 2);
        if (i >= n) {
            experiment.network().evaluate(chains.state(), field);
            numbers.measure(experiment.field_action(), field, values);
            means += values.colwise().mean().transpose() / static_cast<double>(n);
        }
    }
    for (const DerivedNumber& derived : derived_numbers(numbers)) {
        if (derived.number.name == "correlation_length") {
            return derived.value({means.data(), static_cast<std::size_t>(means.size())});
        }
    }
    return std::nan("");
}

bool flips_clusters(const FieldSettings& settings) {
    const std::vector<FieldUpdate> updates = settings.updates();
    return std::any_of(updates.begin(), updates.end(), [](const FieldUpdate& update) {
        return update.kind == UpdateKind::SwendsenWang || update.kind == UpdateKind::Wolff;
    });
}

}  // namespace

GaussianMass gaussian_mass(const FieldSettings& settings) {
    const ScalarCouplings couplings = settings.couplings();
    if (couplings.is_free()) {
        return {couplings.mass_squared(), "that of the free field"};
    }
    if (settings.network.mass_squared) {
        return {*settings.network.mass_squared, "given"};
    }
    const double hartree =
        hartree_mass_squared(settings.lattice(), couplings, settings.system.components);
    const double length =
        flips_clusters(settings) ? std::nan("") : measured_length(settings, hartree);
    if (!std::isfinite(length)) {
        return {hartree, "self-consistent in the mean"};
    }
    const double measured = std::min(1.0 / square(length), hartree);
    return {std::sqrt(measured * hartree), "between 1/ξ² of a pilot and self-consistency"};
}

}  // namespace feynet
