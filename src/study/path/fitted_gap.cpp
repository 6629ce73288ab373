#include "feynet/study/path/fitted_gap.hpp"

#include "feynet/path/potential/symmetry.hpp"
#include "feynet/statistics/averaged_rate.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/path_analysis.hpp"
#include "feynet/study/path/path_levels.hpp"

#include <array>
#include <utility>

namespace feynet {
namespace {

/// G(k − s) − 2 G(k) + G(k + s) for k = s, s + 1, …; its measurements are the bins of the series.
VectorSeries second_differences(const VectorSeries& series, Index s) {
    const auto step = static_cast<std::size_t>(s);
    std::vector<double> values(static_cast<std::size_t>(series.n_components()) - 2 * step);
    VectorSeries differences(
        series.n_chains(), static_cast<Index>(values.size()), series.size() + series.size() % 2);
    for (Index chain = 0; chain < series.n_chains(); ++chain) {
        for (Index i = 0; i < series.size(); ++i) {
            const auto g = series.bin(chain, i);
            for (std::size_t k = 0; k < values.size(); ++k) {
                values[k] = g[k] - 2.0 * g[k + step] + g[k + 2 * step];
            }
            differences.append(chain, values);
        }
    }
    return differences;
}

std::vector<double> times_from(Index first_lag, Index n, double spacing) {
    std::vector<double> times;
    for (Index k = 0; k < n; ++k) {
        times.push_back(spacing * static_cast<double>(first_lag + k));
    }
    return times;
}

}  // namespace

std::optional<DecayingCorrelator> decaying_correlator(
    const PathSystem& system, const VectorSeries& correlator) {
    const TimeGrid& grid = system.grid();
    const Index step =
        is_even(system.continuum_potential()) ? 0 : gap_lag(system, correlator.n_components());
    if (!grid.is_ring() || correlator.size() < 2 || correlator.n_components() < 2 * step + 4) {
        return std::nullopt;
    }
    VectorSeries decaying = step == 0 ? correlator : second_differences(correlator, step);
    std::vector<double> times = times_from(step, decaying.n_components(), grid.spacing());
    return DecayingCorrelator{std::move(decaying), std::move(times)};
}

std::optional<ObservableResult> fitted_gap(
    const PathSystem& system, const VectorSeries& correlator, double exact) {
    constexpr double least_p = 1e-3;
    const double duration = system.grid().duration();
    const auto decaying = decaying_correlator(system, correlator);
    const auto found =
        decaying ? averaged_rate(decaying->series, decaying->times, PeriodicDecay{duration})
                 : std::nullopt;
    if (!found || found->best.p < least_p || found->rate * duration < coldness) {
        return std::nullopt;
    }
    const std::array<Index, 1> earliest{found->best.lags.front()};
    const GammaResult at_earliest = gamma_method(decaying->series.select(earliest)).front();
    return ObservableResult{
        .name = "E1_minus_E0_fit",
        .formula = "E₁ − E₀ (fits)",
        .value = found->rate,
        .error = found->error,
        .tau_int = std::nullopt,
        .ess = static_cast<double>(at_earliest.n) / (2.0 * at_earliest.tau_int),
        .rhat = std::nullopt,
        .exact = exact,
        .pull = pull_of(found->rate, found->error, exact),
        .p = found->best.p};
}

}  // namespace feynet
