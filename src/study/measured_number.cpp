#include "feynet/study/measured_number.hpp"

#include "feynet/statistics/correlator_test.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/study/path_analysis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

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
    std::string name, std::string formula, const Series& series, std::optional<double> exact) {
    const Estimate estimated = estimate(series);
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

GammaResult measured_gap(const VectorSeries& correlator, Index lag, double spacing) {
    const std::array<Index, 3> lags{lag - 1, lag, lag + 1};
    return gamma_method(
        [=](std::span<const double> g) { return effective_gap(g[0], g[1], g[2], spacing); },
        [=](std::span<const double> g) { return gap_gradient(g, spacing); },
        correlator.select(lags));
}

ObservableResult gap_result(
    const VectorSeries& correlator, Index lag, double spacing, double exact) {
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
