#include "feynet/study/path/coupled_analysis.hpp"

#include "feynet/statistics/gamma_method.hpp"
#include "feynet/study/chain_health.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/path_analysis.hpp"
#include "feynet/study/path/path_verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

SamplerReport coupled_report(
    const CoupledSettings& settings,
    const CoupledExperiment& experiment,
    const CoupledRecord& record) {
    SamplerReport report = sampler_report(
        experiment.choice(), record.transitions.acceptance, record.transitions.non_finite);
    report.warmup = settings.path.sampler.warmup;
    report.draws = record.draws;
    report.seconds = record.seconds;
    return report;
}

/// The first coordinate of a few chains.
SampledPaths first_coordinate_paths(
    const CoupledSystem& system, const CoupledExperiment& experiment, const CoupledRecord& record) {
    constexpr Index most_points = 400;
    constexpr int n_paths = 3;
    const Block& theta = record.last_weights.front();
    Block paths;
    experiment.networks().evaluate(theta, paths);
    const Index shown = std::min(system.grid().n_nodes(), most_points);
    SampledPaths sampled{.paths = std::vector<std::vector<double>>(n_paths)};
    for (Index n = 0; n < shown; ++n) {
        sampled.time.push_back(system.grid().time(n));
        sampled.weights.push_back(theta(0, n));
        for (int lane = 0; lane < n_paths; ++lane) {
            sampled.paths[static_cast<std::size_t>(lane)].push_back(paths(lane, n));
        }
    }
    sampled.kinks = fmt::format("{} (coordinate x1)", meaning_of_weights(experiment.kind()));
    return sampled;
}

void add_numbers(
    const CoupledMeasurement& measurement,
    const std::vector<std::optional<double>>& exact,
    const CoupledRecord& record,
    NetworkRun& run) {
    for (std::size_t i = 0; i < exact.size(); ++i) {
        const NamedNumber& number = measurement.numbers()[i];
        const Series series(record.numbers, static_cast<Index>(i));
        run.observables.push_back(result_of(number.name, number.formula, series, exact[i]));
    }
}

void add_mode(
    const CoupledSystem& system,
    const CoupledMeasurement& measurement,
    const std::vector<double>& exact,
    const CoupledRecord& record,
    NetworkRun& run) {
    const double spacing = system.grid().spacing();
    run.correlator = correlator_points(record.mode, exact, spacing);
    run.effective_gap = gap_points(record.mode, run.correlator, exact, spacing);
    const Index lag = coupled_gap_lag(system, measurement);
    ObservableResult gap = gap_result(record.mode, lag, spacing, exact_gap(exact, lag, spacing));
    gap.formula = fmt::format("gap at t = {:.4g}", system.grid().time(lag));
    run.observables.push_back(std::move(gap));
}

ChainHealth coupled_health(const CoupledMeasurement& measurement, const CoupledRecord& record) {
    ChainHealth health{
        .acceptance = record.transitions.acceptance, .divergent = record.transitions.divergent};
    for (std::size_t i = 0; i < measurement.mean_vanishes().size(); ++i) {
        const std::size_t k = measurement.first_mean() + i;
        if (measurement.mean_vanishes()[i]) {
            health.odd.push_back(
                {measurement.numbers()[k].formula, Series(record.numbers, static_cast<Index>(k))});
        }
    }
    return health;
}

}  // namespace

std::vector<std::optional<double>> exact_numbers(
    const CoupledMeasurement& measurement, Index dimensions, const ExactCoupled* exact) {
    std::vector<std::optional<double>> numbers(measurement.n_pairs() + 2);
    if (exact != nullptr) {
        const Eigen::MatrixXd squares = exact->correlation(0);
        for (std::size_t k = 0; k < measurement.n_pairs(); ++k) {
            const auto [i, j] = measurement.pair(k);
            // What vanishes by symmetry is 0 up to the rounding of a sum over states.
            numbers[k] = std::abs(squares(i, j)) > 1e-13 ? squares(i, j) : 0.0;
        }
        numbers[measurement.n_pairs()] = exact->potential_energy();
        numbers[measurement.n_pairs() + 1] = exact->energy();
    }
    numbers.insert(numbers.end(), static_cast<std::size_t>(dimensions), 1.0);
    for (const bool vanishes : measurement.mean_vanishes()) {
        numbers.push_back(vanishes ? std::optional<double>(0.0) : std::nullopt);
    }
    return numbers;
}

std::vector<double> exact_mode_curve(
    const CoupledMeasurement& measurement, const ExactCoupled* exact) {
    std::vector<double> curve;
    for (Index k = 0; exact != nullptr && k < measurement.n_mode_lags(); ++k) {
        const Eigen::VectorXd& y = measurement.softest();
        curve.push_back(y.dot(exact->correlation(k) * y));
    }
    return curve;
}

Index coupled_gap_lag(const CoupledSystem& system, const CoupledMeasurement& measurement) {
    const double frequency = system.nearest_oscillators().frequencies[0];
    const double lag = std::round(1.0 / (frequency * system.grid().spacing()));
    const double last = static_cast<double>(measurement.n_mode_lags() - 2);
    return static_cast<Index>(std::max(1.0, std::min(lag, last)));
}

NetworkRun analyse_coupled(
    const CoupledSettings& settings,
    const CoupledSystem& system,
    const CoupledMeasurement& measurement,
    const CoupledExperiment& experiment,
    const CoupledRecord& record,
    const ExactCoupled* exact) {
    NetworkRun run{.network = std::string(word(experiment.kind()))};
    run.sampler = coupled_report(settings, experiment, record);
    if (record.draws > 0) {
        const std::vector<double> curve = exact_mode_curve(measurement, exact);
        add_numbers(
            measurement, exact_numbers(measurement, system.dimensions(), exact), record, run);
        add_mode(system, measurement, curve, record, run);
        if (!curve.empty()) {
            run.chi2 = tested(record.mode, curve);
        }
        run.paths = first_coordinate_paths(system, experiment, record);
        judge_health(coupled_health(measurement, record), run);
    }
    judge(expectation_of(settings.path), run);
    return run;
}

std::vector<FigureSeries> coordinate_curves(
    const CoupledSystem& system,
    const CoupledMeasurement& measurement,
    const CoupledRecord& record,
    const ExactCoupled* exact) {
    const Index n_lags = measurement.n_coordinate_lags();
    const std::vector<GammaResult> measured = gamma_method(record.coordinates);
    std::vector<FigureSeries> curves;
    for (Index i = 0; i < system.dimensions(); ++i) {
        curves.push_back({.label = fmt::format("x{}", i + 1)});
    }
    for (Index k = 0; k < n_lags; ++k) {
        const Eigen::MatrixXd known = exact != nullptr ? exact->correlation(k) : Eigen::MatrixXd();
        for (Index i = 0; i < system.dimensions(); ++i) {
            const GammaResult& point = measured[static_cast<std::size_t>(i * n_lags + k)];
            curves[static_cast<std::size_t>(i)].points.push_back(figure_point(
                system.grid().time(k),
                point.mean,
                point.error,
                exact != nullptr ? std::optional<double>(known(i, i)) : std::nullopt));
        }
    }
    return curves;
}

}  // namespace feynet
