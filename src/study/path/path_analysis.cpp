#include "feynet/study/path/path_analysis.hpp"

#include "feynet/path/potential/symmetry.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/study/chain_health.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/fitted_gap.hpp"
#include "feynet/study/path/path_density.hpp"
#include "feynet/study/path/path_verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace feynet {
namespace {

/// What the replicas did while chains were measured.
void add_replicas(const PathRecord& record, SamplerReport& report) {
    ReplicaWalks all;
    for (const ReplicaWalks& block : record.replicas) {
        all.merge(block);
    }
    if (all.n_steps() == 0.0) {
        return;
    }
    report.exchanged = all.shares();
    report.round_trips = all.round_trips() / static_cast<double>(report.chains);
    const auto [least, most] =
        std::minmax_element(report.exchanged.begin(), report.exchanged.end());
    report.explanation += fmt::format(
        "; neighbours were exchanged in {:.0f} to {:.0f} % of the steps, {:.0f} round trips in {} "
        "steps of every chain",
        100.0 * *least,
        100.0 * *most,
        report.round_trips,
        record.draws);
}

/// Ω of decay weights and of the action metric; 0 where neither is in use.
double frequency_of(const PathSettings& settings, const PathExperiment& experiment) {
    const bool in_use = experiment.kind() == NetworkKind::Decay ||
                        experiment.choice().metric == word(MetricKind::Action);
    return in_use ? settings.sampling_frequency() / settings.system.hbar : 0.0;
}

SamplerReport report_of(
    const PathSettings& settings, const PathExperiment& experiment, const PathRecord& record) {
    SamplerReport report = sampler_report(
        experiment.choice(), record.transitions.acceptance, record.transitions.non_finite);
    report.warmup = settings.sampler.warmup;
    report.draws = record.draws;
    report.seconds = record.seconds;
    report.frequency = frequency_of(settings, experiment);
    add_replicas(record, report);
    return report;
}

/// The terms θₙ σₙ(t) of up to eight neurons of the first path, one in each row.
Block terms_of(const PathNetwork& network, const Block& theta, std::span<const Index> numbers) {
    Block alone = Block::Zero(lanes, theta.cols());
    Block nothing;
    network.evaluate(alone, nothing);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        alone(static_cast<Index>(i), numbers[i]) = theta(0, numbers[i]);
    }
    Block paths;
    network.evaluate(alone, paths);
    return paths - nothing;
}

/// Those terms of the first path, the sum of all of them, that are largest at the nodes shown. None
/// where the weights are the nodes, and where trying every neuron would take long.
std::vector<PathTerm> largest_terms(const PathNetwork& network, const Block& theta, Index shown) {
    constexpr std::size_t n_terms = 5;
    constexpr Index most_tried = 10000;
    if (network.is_identity() || theta.cols() > most_tried) {
        return {};
    }
    std::vector<Index> numbers(static_cast<std::size_t>(theta.cols()));
    std::iota(numbers.begin(), numbers.end(), Index{0});
    std::vector<double> sizes;
    for (std::size_t first = 0; first < numbers.size(); first += lanes) {
        const std::size_t n_here = std::min<std::size_t>(lanes, numbers.size() - first);
        const Block terms = terms_of(network, theta, std::span(numbers).subspan(first, n_here));
        for (std::size_t i = 0; i < n_here; ++i) {
            sizes.push_back(terms.row(static_cast<Index>(i)).head(shown).abs().maxCoeff());
        }
    }
    std::stable_sort(numbers.begin(), numbers.end(), [&sizes](Index a, Index b) {
        return sizes[static_cast<std::size_t>(a)] > sizes[static_cast<std::size_t>(b)];
    });
    numbers.resize(std::min(numbers.size(), n_terms));
    const Block terms = terms_of(network, theta, numbers);
    std::vector<PathTerm> largest;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto row = terms.row(static_cast<Index>(i)).head(shown);
        largest.push_back({.number = numbers[i], .values = {row.begin(), row.end()}});
    }
    return largest;
}

SampledPaths paths_of(
    const PathSettings& settings, const PathExperiment& experiment, const PathRecord& record) {
    constexpr int n_paths = 3;
    constexpr Index most_points = 200;
    const Block& theta = record.last_weights.front();
    Block path;
    experiment.network().evaluate(theta, path);
    const Index shown = std::min(path.cols(), most_points);
    SampledPaths sampled{.paths = std::vector<std::vector<double>>(n_paths)};
    sampled.n_nodes = path.cols();
    sampled.terms = largest_terms(experiment.network(), theta, shown);
    for (Index n = 0; n < shown; ++n) {
        sampled.time.push_back(settings.time.spacing * static_cast<double>(n));
        for (int lane = 0; lane < n_paths; ++lane) {
            sampled.paths[static_cast<std::size_t>(lane)].push_back(path(lane, n));
        }
    }
    for (Index i = 0; i < std::min(theta.cols(), most_points); ++i) {
        sampled.weights.push_back(theta(0, i));
    }
    sampled.kinks = meaning_of_weights(experiment.kind());
    return sampled;
}

void add_scalars(
    const PathMeasurement& measurement,
    const PathRecord& record,
    const std::vector<double>& exact,
    NetworkRun& run) {
    for (std::size_t i = 0; i < exact.size(); ++i) {
        const NamedObservable& named = measurement.scalars()[i];
        run.observables.push_back(result_of(
            std::string(named.observable->name()), named.formula, record.scalars[i], exact[i]));
        if (named.observable->name() == run.traced) {
            add_trace(record.scalars[i], run);
        }
    }
}

/// The correlator and, where it decays with the gap, the effective gap at every lag and the number
/// "gap" at one of them.
void add_curves(
    const PathSettings& settings,
    const PathRecord& record,
    const std::vector<double>& exact,
    NetworkRun& run) {
    const PathSystem system = settings.path_system();
    const double spacing = system.grid().spacing();
    run.correlator = correlator_points(record.correlator, exact, settings.time.spacing);
    if (!decays_with_gap(system) || exact.size() < 3) {
        return;
    }
    run.effective_gap = gap_points(record.correlator, run.correlator, exact, spacing);
    const Index lag = gap_lag(system, record.correlator.n_components());
    const auto k = static_cast<std::size_t>(lag);
    run.observables.push_back(
        gap_result(record.correlator, lag, spacing, exact_gap(exact, lag, spacing)));
    run.observables.back().formula = fmt::format("gap at t = {:.4g}", run.correlator[k].time);
}

ChainHealth path_health(const PathRecord& record) {
    ChainHealth health{
        .acceptance = record.transitions.acceptance, .divergent = record.transitions.divergent};
    if (record.tunnelling) {
        health.odd.push_back({"⟨sgn x⟩", Series(*record.tunnelling, 0)});
    }
    return health;
}

}  // namespace

bool decays_with_gap(const PathSystem& system) {
    return system.grid().is_ring() && is_even(system.continuum_potential());
}

Index gap_lag(const PathSystem& system, Index n_lags) {
    const double frequency = system.oscillator_frequency();
    const double lag =
        frequency > 0.0 ? std::round(1.0 / (frequency * system.grid().spacing())) : 1.0;
    return std::clamp(
        static_cast<Index>(std::min(lag, 1e9)), Index{1}, std::max<Index>(1, n_lags - 2));
}

std::vector<double> exact_scalars(
    const PathSystem& system, const PathMeasurement& measurement, const ExactPath& exact) {
    const Index node = measurement.reference();
    // ⟨x⟩ of a symmetric density is 0 up to the rounding of a quadrature.
    const double mean = exact.expectation(node, [](double x) { return x; });
    const double square = exact.expectation(node, [](double x) { return x * x; });
    std::vector<double> values{
        std::abs(mean) > 1e-12 * std::sqrt(square) ? mean : 0.0,
        square,
        exact.expectation(node, [](double x) { return x * x * x * x; })};
    if (measurement.scalars().size() > values.size()) {
        const std::function<double(double)> virial = [&system](double x) {
            return std::visit(
                [x](const auto& potential) { return virial_energy(potential, x); },
                system.lattice_potential());
        };
        const double energy = system.rule() == Rule::Site ? exact.expectation(node, virial)
                                                          : exact.link_expectation(virial);
        values.push_back(energy);
        values.push_back(energy);
    }
    return values;
}

std::vector<double> exact_correlator(const PathMeasurement& measurement, const ExactPath& exact) {
    const Correlator& correlator = measurement.correlator();
    std::vector<double> values;
    for (Index k = 0; k < correlator.size(); ++k) {
        values.push_back(exact.correlation(correlator.first_node(), correlator.second_node(k)));
    }
    return values;
}

NetworkRun analyse(
    const PathSettings& settings,
    const PathMeasurement& measurement,
    const PathExperiment& experiment,
    const PathRecord& record,
    const ExactPath& exact) {
    NetworkRun run{.network = std::string(experiment.network().name())};
    run.sampler = report_of(settings, experiment, record);
    run.traced = "x2";
    if (record.draws > 0) {
        const PathSystem system = settings.path_system();
        const std::vector<double> curve = exact_correlator(measurement, exact);
        add_scalars(measurement, record, exact_scalars(system, measurement, exact), run);
        add_curves(settings, record, curve, run);
        add_levels(measurement.sectors(), record.sectors, exact, run);
        if (const auto gap = fitted_gap(system, record.correlator, exact.gap())) {
            run.observables.push_back(*gap);
        }
        if (measurement.tunnelling()) {
            measurement.tunnelling()->add_results(*record.tunnelling, exact, run);
        }
        if (measurement.weights()) {
            measurement.weights()->add_results(*record.weights, experiment.network(), run);
        }
        run.observables.push_back(
            result_of("schwinger_dyson", "⟨θ ∂S/∂θ⟩", record.schwinger_dyson, 1.0));
        run.chi2 = tested(record.correlator, curve);
        run.density = density_of(measurement, record, exact);
        run.paths = paths_of(settings, experiment, record);
        judge_health(path_health(record), run);
    }
    judge(expectation_of(settings), run);
    return run;
}

}  // namespace feynet
