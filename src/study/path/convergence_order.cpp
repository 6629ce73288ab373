#include "feynet/study/path/convergence_order.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/exact/continuum_spectrum.hpp"
#include "feynet/path/exact/even_limit.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/study/chain_health.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// A quantity of the site rule in the limit a → 0.
template <typename Quantity>
double limit_of_site_rule(const ContinuumPlan& plan, const Quantity& quantity) {
    constexpr double coarsest_phase = 0.1;
    const auto ring = [&plan](double a) {
        return plan.ring(Discretisation::Site, a).path_system();
    };
    const std::vector<double>& sampled = plan.continuum.sampled_spacings;
    double spacing = *std::min_element(sampled.begin(), sampled.end());
    const auto phase = [&](double a) {
        const PathSystem system = ring(a);
        return system.grid().spacing() * system.oscillator_frequency();
    };
    while (phase(spacing) > coarsest_phase) {
        spacing *= 0.5;
    }
    return even_limit([&](double a) { return quantity(a, *exact_path(ring(a))); }, spacing);
}

double gap_of_hamiltonian(const ContinuumPlan& plan) {
    const double spacing = plan.continuum.spacings.front();
    const PathSystem system = plan.ring(Discretisation::Site, spacing).path_system();
    const ContinuumSpectrum spectrum(system.mass(), system.continuum_potential(), 2);
    require(spectrum.n_levels() == 2, "potential", "must bind two states for a gap");
    return spectrum.energies()[1] - spectrum.energies()[0];
}

SamplerReport ring_report(
    const PathSettings& ring, const PathExperiment& experiment, const PathRecord& record) {
    SamplerReport report = sampler_report(
        experiment.choice(), record.transitions.acceptance, record.transitions.non_finite);
    report.warmup = ring.sampler.warmup;
    report.draws = record.draws;
    report.seconds = record.seconds;
    return report;
}

/// Remarks on chains that were frozen, or would have been; a rate of frozen chains has no error.
void judge_rate(const TransitionRecord& transitions, SampledRate& rate) {
    NetworkRun part;
    part.observables.push_back({.name = "rate", .error = rate.measured.error});
    judge_health(transitions, part);
    rate.measured.error = part.observables.front().error;
    rate.remarks = std::move(part.remarks);
}

Dataset chain_means(const VectorSeries& correlator, const DecayRate& rate) {
    Dataset dataset{
        .name = "correlator",
        .shape = {correlator.n_chains(), 2},
        .dimensions = {"chain", "time"},
        .long_name = "mean of G(t) at the two times of the rate, in each chain"};
    for (Index chain = 0; chain < correlator.n_chains(); ++chain) {
        for (const Index lag : {rate.first(), rate.second()}) {
            double sum = 0.0;
            for (Index i = 0; i < correlator.size(); ++i) {
                sum += correlator.bin(chain, i)[static_cast<std::size_t>(lag)];
            }
            dataset.values.push_back(sum / static_cast<double>(correlator.size()));
        }
    }
    return dataset;
}

}  // namespace

ContinuumLimits::ContinuumLimits(const ContinuumPlan& plan)
    : gap(gap_of_hamiltonian(plan)),
      rate(limit_of_site_rule(
          plan, [&plan](double a, const ExactPath& path) { return plan.rate(a).exact(path); })) {}

double expected_order(const ContinuumPlan& plan, Discretisation rule) {
    const bool is_quadratic =
        plan.ring(rule, plan.continuum.spacings.front()).path_system().is_quadratic();
    switch (rule) {
        case Discretisation::TakahashiImada:
            return 4.0;
        case Discretisation::Midpoint:
            return is_quadratic ? 2.0 : 1.0;
        default:
            return 2.0;
    }
}

ExactOrder::ExactOrder(
    const ContinuumPlan& plan, Discretisation rule, const ContinuumLimits& limits)
    : spacings(plan.continuum.spacings) {
    std::vector<PowerLawPoint> points;
    for (const double a : spacings) {
        const double gap = exact_path(plan.ring(rule, a).path_system())->gap();
        differences.push_back(gap - limits.gap);
        points.push_back({.x = a, .y = gap - limits.gap, .error = std::abs(gap - limits.gap)});
    }
    fit = fit_power_law(points);
}

SampledRate sample_rate(
    const ContinuumPlan& plan,
    Discretisation rule,
    double spacing,
    std::uint16_t run,
    const Execution& execution) {
    const DecayRate rate = plan.rate(spacing);
    PathSettings ring = plan.ring(rule, spacing);
    ring.measure.max_lag = rate.second();
    const PathExperiment experiment(ring, ring.network.kind.front(), run);
    const PathMeasurement measurement(ring);
    const PathRecord record = run_chains(experiment, measurement, ring, run, execution);
    SampledRate sampled{
        .spacing = spacing,
        .measured = rate.measured(record.correlator),
        .exact = rate.exact(*exact_path(ring.path_system())),
        .rhat = estimate(record.scalars[1]).rhat,
        .sampler = ring_report(ring, experiment, record),
        .remarks = {},
        .correlator = chain_means(record.correlator, rate)};
    judge_rate(record.transitions, sampled);
    return sampled;
}

SampledOrder::SampledOrder(const std::vector<SampledRate>& rates, const ContinuumLimits& limits) {
    constexpr double largest_error = 0.5;
    std::vector<PowerLawPoint> measured;
    std::vector<PowerLawPoint> known;
    for (const SampledRate& rate : rates) {
        if (!rate.measured.error) {
            return;
        }
        const double error = *rate.measured.error;
        measured.push_back(
            {.x = rate.spacing, .y = rate.measured.mean - limits.rate, .error = error});
        known.push_back({.x = rate.spacing, .y = rate.exact - limits.rate, .error = error});
    }
    fit = fit_power_law(measured);
    exact = fit_power_law(known);
    is_measured = fit.determined && exact.determined && fit.power_error < largest_error;
}

}  // namespace feynet
