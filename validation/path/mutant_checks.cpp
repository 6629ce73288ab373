#include "path/mutant_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet::validation {
namespace {

constexpr double largest_pull = 4.0;
constexpr double least_p = 1e-3;
constexpr double force_tolerance = 1e-7;

double pull_of(const Estimate& measured, double exact) {
    return (measured.mean - exact) / measured.error.value_or(std::nan(""));
}

/// ∂S/∂θ against differences of S, extrapolated from two widths, relative to the largest component.
double force_distance(const Action& action, const Block& theta) {
    Block gradient(lanes, theta.cols());
    action.gradient(theta, gradient);
    double worst = 0.0;
    for (Index i = 0; i < theta.cols(); ++i) {
        const double h = 1e-4;
        const auto value_at = [&](double shift) {
            Block moved = theta;
            moved.col(i) += shift;
            return action.value(moved);
        };
        const Lanes near = (value_at(h) - value_at(-h)) / (2.0 * h);
        const Lanes far = (value_at(2.0 * h) - value_at(-2.0 * h)) / (4.0 * h);
        const Lanes slope = (4.0 * near - far) / 3.0;
        worst = std::max(worst, (gradient.col(i) - slope).abs().maxCoeff());
    }
    return worst / gradient.abs().maxCoeff();
}

/// Eight chains at a time, every path measured.
struct Run {
    Run(const PathMeasurement& measurement, Index n_chains)
        : x2(n_chains), x4(n_chains), curve(n_chains, measurement.correlator().size()) {}

    void add(const PathMeasurement& measurement, Index first_chain, const Block& path) {
        Block values(lanes, 1);
        measurement.scalars()[1].observable->measure(path, values);
        x2.append(first_chain, Lanes(values.col(0)));
        measurement.scalars()[2].observable->measure(path, values);
        x4.append(first_chain, Lanes(values.col(0)));
        measurement.correlator().measure(path, values);
        curve.append(first_chain, values);
    }

    Series x2;
    Series x4;
    VectorSeries curve;
};

}  // namespace

bool Findings::statistics_alarm() const {
    return !(std::abs(x2_pull) <= largest_pull) || !(std::abs(x4_pull) <= largest_pull) ||
           !(curve_p >= least_p);
}

bool Findings::force_alarm() const {
    return !(force_distance <= force_tolerance);
}

std::string Findings::text() const {
    return fmt::format(
        "x² {:+7.1f}σ  x⁴ {:+7.1f}σ  p of G(k) {:8.1e}  force {:.0e}",
        x2_pull,
        x4_pull,
        curve_p,
        force_distance);
}

Findings findings_of(
    const Case& subject,
    const CaseAnswers& exact,
    NetworkKind network,
    const ActionMaker& action_maker,
    const SamplerMaker& sampler_maker,
    const SampledRun& sampled) {
    constexpr Index warmup = 100;
    constexpr Index n_blocks = 2;
    const PathSettings settings = subject.settings(network, leapfrog);
    const PathSystem system = settings.path_system();
    const PathExperiment right(settings, network, sampled.run);
    const auto path_action = action_maker(system);
    const NetworkAction action(right.network(), *path_action);
    const auto metric = right.network().oscillator_part(
        system.rule(), system.mass(), system.oscillator_frequency());
    const auto sampler = sampler_maker(action, *metric);
    const PathMeasurement measurement(settings);

    Run record(measurement, n_blocks * lanes);
    Block path(lanes, right.network().n_nodes());
    double force = 0.0;
    for (Index block = 0; block < n_blocks; ++block) {
        const Index first_chain = block * lanes;
        Stream stream{
            .seed = 1, .run = sampled.run, .first_chain = static_cast<std::uint32_t>(first_chain)};
        Block theta = right.start(stream);
        force = std::max(force, force_distance(action, theta));
        for (Index i = 0; i < warmup + sampled.draws / (n_blocks * lanes); ++i) {
            ++stream.trajectory;
            sampler->step(theta, StreamSource(stream));
            if (i >= warmup) {
                right.network().evaluate(theta, path);
                record.add(measurement, first_chain, path);
            }
        }
    }
    return {
        pull_of(estimate(record.x2), exact.x2()),
        pull_of(estimate(record.x4), exact.x4()),
        correlator_test(record.curve, exact.curve()).p.value_or(0.0),
        force};
}

}  // namespace feynet::validation
