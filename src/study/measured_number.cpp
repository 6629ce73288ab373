#include "feynet/study/measured_number.hpp"

#include "feynet/statistics/correlator_test.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// ∂ gap/∂G at three neighbouring lags: with r = (G₋ + G₊)/(2G), d arcosh r = dr/√(r² − 1).
std::vector<double> gap_gradient(std::span<const double> g, double spacing) {
    const double ratio = (g[0] + g[2]) / (2.0 * g[1]);
    const double slope = 1.0 / (spacing * std::sqrt(ratio * ratio - 1.0));
    return {slope / (2.0 * g[1]), -slope * ratio / g[1], slope / (2.0 * g[1])};
}

}  // namespace

std::optional<double> pull_of(
    double value, std::optional<double> error, std::optional<double> exact) {
    if (!error || !exact || !(*error > 0.0)) {
        return std::nullopt;
    }
    return (value - *exact) / *error;
}

ObservableResult result_of(
    std::string name, std::string formula, const Estimate& estimated, std::optional<double> exact) {
    return {
        .name = std::move(name),
        .formula = std::move(formula),
        .value = estimated.mean,
        .error = estimated.error,
        .tau_int = estimated.tau_int,
        .ess = estimated.ess,
        .rhat = estimated.rhat,
        .exact = exact,
        .pull = pull_of(estimated.mean, estimated.error, exact)};
}

ObservableResult result_of(
    std::string name, std::string formula, const Series& series, std::optional<double> exact) {
    return result_of(std::move(name), std::move(formula), estimate(series), exact);
}

ObservableResult exact_observable(std::string name, std::string formula, double value) {
    return {
        .name = std::move(name),
        .formula = std::move(formula),
        .value = std::nan(""),
        .error = std::nullopt,
        .tau_int = std::nullopt,
        .ess = std::nullopt,
        .rhat = std::nullopt,
        .exact = value,
        .pull = std::nullopt};
}

double effective_gap(double before, double here, double after, double spacing) {
    const double ratio = (before + after) / (2.0 * here);
    return ratio >= 1.0 ? std::acosh(ratio) / spacing : std::nan("");
}

GammaResult measured_gap(const VectorSeries& correlator, Index lag, double spacing) {
    const std::array<Index, 3> lags{lag - 1, lag, lag + 1};
    return gamma_method(
        [=](std::span<const double> g) { return effective_gap(g[0], g[1], g[2], spacing); },
        [=](std::span<const double> g) { return gap_gradient(g, spacing); },
        correlator.select(lags));
}

ObservableResult gap_result(
    const VectorSeries& correlator, Index lag, double spacing, std::optional<double> exact) {
    const GammaResult gap = measured_gap(correlator, lag, spacing);
    return {
        .name = "gap",
        .formula = "gap",
        .value = gap.mean,
        .error = gap.error,
        .tau_int = gap.tau_int,
        .ess = static_cast<double>(gap.n) / (2.0 * gap.tau_int),
        .rhat = std::nullopt,
        .exact = exact,
        .pull = pull_of(gap.mean, gap.error, exact)};
}

std::optional<double> exact_gap(const std::vector<double>& curve, Index lag, double spacing) {
    if (curve.empty()) {
        return std::nullopt;
    }
    const auto k = static_cast<std::size_t>(lag);
    return effective_gap(curve[k - 1], curve[k], curve[k + 1], spacing);
}

std::vector<CurvePoint> correlator_points(
    const VectorSeries& correlator, const std::vector<double>& exact, double spacing) {
    const std::vector<GammaResult> measured = gamma_method(correlator);
    std::vector<CurvePoint> points;
    for (std::size_t k = 0; k < measured.size(); ++k) {
        const auto known = exact.empty() ? std::nullopt : std::optional<double>(exact[k]);
        points.push_back(
            {.lag = static_cast<Index>(k),
             .time = spacing * static_cast<double>(k),
             .value = measured[k].mean,
             .error = measured[k].error,
             .exact = known,
             .pull = pull_of(measured[k].mean, measured[k].error, known)});
    }
    return points;
}

std::vector<CurvePoint> gap_points(
    const VectorSeries& series,
    const std::vector<CurvePoint>& correlator,
    const std::vector<double>& exact,
    double spacing) {
    constexpr double least_signal = 5.0;
    std::vector<CurvePoint> points;
    for (std::size_t k = 1; k + 1 < correlator.size(); ++k) {
        const CurvePoint& here = correlator[k];
        if (!here.error || std::abs(here.value) < least_signal * *here.error) {
            break;
        }
        const GammaResult gap = measured_gap(series, here.lag, spacing);
        const std::optional<double> known = exact_gap(exact, here.lag, spacing);
        points.push_back(
            {.lag = here.lag,
             .time = here.time,
             .value = gap.mean,
             .error = gap.error,
             .exact = known,
             .pull = pull_of(gap.mean, gap.error, known)});
    }
    return points;
}

void add_trace(const Series& series, NetworkRun& run) {
    constexpr Index n_shown = 4;
    constexpr Index most_points = 500;
    const Estimate estimated = estimate(series);
    const Index thinning = (series.size() + most_points - 1) / most_points;
    for (Index chain = 0; chain < std::min(n_shown, series.n_chains()); ++chain) {
        std::vector<double> points;
        for (Index i = 0; i < series.size(); i += thinning) {
            points.push_back(series.chain(chain)[static_cast<std::size_t>(i)]);
        }
        run.trace.push_back(std::move(points));
    }
    run.trace_thinning = thinning * series.bin_width();
    run.autocorrelation = estimated.rho;
    run.window = estimated.window;
}

Group posterior_of(
    std::string_view part, std::span<const NamedNumber> numbers, const VectorSeries& series) {
    Group group{.path = fmt::format("{}/posterior", part), .datasets = {}};
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        Dataset dataset{
            .name = numbers[k].name,
            .shape = {series.n_chains(), series.size()},
            .values = {},
            .dimensions = {"chain", "draw"},
            .long_name = numbers[k].formula};
        for (Index chain = 0; chain < series.n_chains(); ++chain) {
            for (Index i = 0; i < series.size(); ++i) {
                dataset.values.push_back(series.bin(chain, i)[k]);
            }
        }
        group.datasets.push_back(std::move(dataset));
    }
    return group;
}

CurveTest tested(const VectorSeries& series, const std::vector<double>& exact) {
    const CorrelatorTest test = correlator_test(series, exact);
    CurveTest result{
        .value = test.t2, .dof = test.dof(), .p = test.p.value_or(std::nan("")), .lags = "none"};
    if (!test.lags.empty()) {
        result.lags = fmt::format(
            "{} lags from {} to {}",
            test.lags.size(),
            *std::min_element(test.lags.begin(), test.lags.end()),
            *std::max_element(test.lags.begin(), test.lags.end()));
    }
    return result;
}

}  // namespace feynet
