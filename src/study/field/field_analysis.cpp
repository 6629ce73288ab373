#include "feynet/study/field/field_analysis.hpp"

#include "feynet/statistics/gamma_method.hpp"
#include "feynet/study/chain_health.hpp"
#include "feynet/study/field/field_figures.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet {
namespace {

constexpr std::string_view traced_number = "magnetisation2";

/// What is measured only to derive others from.
constexpr std::array<std::string_view, 3> raw_numbers{
    "magnetisation2", "magnetisation4", "lowest_mode"};

/// What people ask for first; the others follow as they are measured.
constexpr std::array<std::string_view, 6> headlines{
    "phi2", "susceptibility", "binder", "correlation_length", "pole_mass", "effective_mass"};

void put_headlines_first(NetworkRun& run) {
    const auto rank = [](const ObservableResult& result) {
        return std::find(headlines.begin(), headlines.end(), result.name) - headlines.begin();
    };
    std::stable_sort(
        run.observables.begin(),
        run.observables.end(),
        [&](const ObservableResult& a, const ObservableResult& b) { return rank(a) < rank(b); });
}

SamplerReport field_report(
    const FieldSettings& settings, const FieldExperiment& experiment, const FieldRecord& record) {
    SamplerReport report = sampler_report(
        experiment.choice(), record.transitions.acceptance, record.transitions.non_finite);
    report.warmup = settings.sampler.warmup;
    report.draws = record.draws;
    report.seconds = record.seconds;
    if (experiment.choice().kind != SamplerKind::Metropolis) {
        report.frequency = std::sqrt(experiment.free_field().mass_squared);
    }
    return report;
}

ObservableResult derived_result(
    const DerivedNumber& derived, const VectorSeries& series, std::optional<double> exact) {
    const GammaResult result = gamma_method(derived.value, derived.gradient, series);
    return {
        .name = derived.number.name,
        .formula = derived.number.formula,
        .value = result.mean,
        .error = result.error,
        .tau_int = result.tau_int,
        .ess = static_cast<double>(result.n) / (2.0 * std::max(result.tau_int, 0.5)),
        .rhat = std::nullopt,
        .exact = exact,
        .pull = pull_of(result.mean, result.error, exact)};
}

/// A function of means need not exist at those that were measured: a mass where C(t) does not fall.
void add_where_finite(ObservableResult result, NetworkRun& run) {
    if (std::isfinite(result.value)) {
        run.observables.push_back(std::move(result));
    }
}

void add_field_numbers(
    const FieldMeasurement& measurement,
    const FieldRecord& record,
    const ExactField& exact,
    NetworkRun& run) {
    const std::vector<NamedNumber>& numbers = measurement.numbers().numbers();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto& [name, formula] = numbers[i];
        const Series series(record.numbers, static_cast<Index>(i));
        if (name == traced_number) {
            add_trace(series, run);
        }
        if (std::find(raw_numbers.begin(), raw_numbers.end(), name) == raw_numbers.end()) {
            run.observables.push_back(result_of(name, formula, series, exact.number(name)));
        }
    }
    for (const DerivedNumber& derived : measurement.derived()) {
        add_where_finite(
            derived_result(derived, record.numbers, exact.number(derived.number.name)), run);
    }
}

/// C(t) at zero momentum, its effective mass, and the mass: at t ≈ 1/M, and the mean over the ring
/// where C stands out of its noise at every t.
void add_zero_momentum(
    const FieldMeasurement& measurement,
    const FieldExperiment& experiment,
    const FieldRecord& record,
    const ExactField& exact,
    NetworkRun& run) {
    const Lattice& lattice = measurement.lattice();
    const Index n_lags = measurement.slices().n_lags();
    const VectorSeries series = components_of(record.slices, 0, n_lags);
    const std::vector<double> known = components_of(exact.slices(), 0, n_lags);
    run.correlator = correlator_points(series, known, 1.0);
    if (!known.empty()) {
        run.chi2 = tested(series, known);
    }
    if (n_lags < 3) {
        return;
    }
    run.effective_gap = gap_points(series, run.correlator, known, 1.0);
    const double wanted = std::round(1.0 / std::sqrt(experiment.free_field().mass_squared));
    const auto lag = static_cast<Index>(std::clamp(wanted, 1.0, static_cast<double>(n_lags - 2)));
    add_where_finite(
        derived_result(effective_mass(lattice, lag), series, exact_gap(known, lag, 1.0)), run);
    const bool is_whole = !lattice.is_open() && n_lags == lattice.n_times() / 2 + 1;
    if (is_whole && static_cast<Index>(run.effective_gap.size()) == n_lags - 2) {
        add_where_finite(
            derived_result(pole_mass(lattice, n_lags), series, exact_gap(known, 1, 1.0)), run);
    }
}

/// The curves of one network; the remark of those that disagree with the exact ones.
void judge_curves(
    const Expectation& expected, const Figure& figure, std::size_t first, NetworkRun& run) {
    for (std::size_t i = first; i < figure.series.size(); ++i) {
        const CurveTest& test = figure.series[i].test;
        const double least = expected.limits.p / static_cast<double>(expected.n_networks);
        if (test.dof > 0 && !(test.p >= least)) {
            run.remarks.push_back(fmt::format(
                "{} disagrees with the exact one: p = {:.2g} (at least {:.2g})",
                figure.y.label,
                test.p,
                least));
        }
    }
}

SampledPaths time_lines(
    const Lattice& lattice, const FieldExperiment& experiment, const FieldRecord& record) {
    constexpr Index most_points = 400;
    constexpr int n_lines = 3;
    const Index shown = std::min(lattice.n_times(), most_points);
    const Index n_weights = std::min(record.last_weights.cols(), most_points);
    SampledPaths sampled{.paths = std::vector<std::vector<double>>(n_lines)};
    for (Index t = 0; t < shown; ++t) {
        sampled.time.push_back(static_cast<double>(t));
        for (int lane = 0; lane < n_lines; ++lane) {
            sampled.paths[static_cast<std::size_t>(lane)].push_back(
                record.last_fields.front()(lane, t));
        }
    }
    for (Index i = 0; i < n_weights; ++i) {
        sampled.weights.push_back(record.last_weights(0, i));
    }
    sampled.symbol = "φ";
    sampled.kinks =
        fmt::format("{} (the field at one point of space)", meaning_of_weights(experiment.kind()));
    return sampled;
}

/// The field of one component has two signs.
ChainHealth field_health(const FieldMeasurement& measurement, const FieldRecord& record) {
    ChainHealth health{
        .acceptance = record.transitions.acceptance, .divergent = record.transitions.divergent};
    const std::vector<NamedNumber>& numbers = measurement.numbers().numbers();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i].name == "magnetisation") {
            health.odd.push_back(
                {numbers[i].formula, Series(record.numbers, static_cast<Index>(i))});
        }
    }
    return health;
}

}  // namespace

Expectation expectation_of(const FieldSettings& settings) {
    const std::vector<FieldUpdate> updates = settings.updates();
    const bool only_hmc = updates == std::vector<FieldUpdate>{{.kind = UpdateKind::Hmc}};
    return {
        .limits = settings.verdict,
        .n_networks = settings.network.kind.size(),
        .draws = settings.sampler.draws,
        .is_same_chain = only_hmc && settings.hmc().metric == MetricKind::Action,
        .what = "field theory"};
}

NetworkRun analyse_field(
    const FieldSettings& settings,
    const FieldMeasurement& measurement,
    const FieldExperiment& experiment,
    const FieldRecord& record,
    const ExactField& exact,
    std::vector<Figure>& figures) {
    NetworkRun run{.network = std::string(word(experiment.kind()))};
    run.sampler = field_report(settings, experiment, record);
    run.traced = "M²";
    const Expectation expected = expectation_of(settings);
    if (record.draws > 0) {
        add_field_numbers(measurement, record, exact, run);
        add_zero_momentum(measurement, experiment, record, exact, run);
        put_headlines_first(run);
        run.paths = time_lines(measurement.lattice(), experiment, record);
        std::vector<std::size_t> n_before;
        for (const Figure& figure : figures) {
            n_before.push_back(figure.series.size());
        }
        add_to_figures(run.network, measurement, record, exact, figures);
        for (std::size_t i = 0; i < figures.size(); ++i) {
            judge_curves(expected, figures[i], n_before[i], run);
        }
        judge_health(field_health(measurement, record), run);
    }
    judge(expected, run);
    return run;
}

}  // namespace feynet
