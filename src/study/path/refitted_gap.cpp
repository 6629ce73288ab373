#include "feynet/study/path/refitted_gap.hpp"

#include "feynet/core/error.hpp"
#include "feynet/study/correlator_samples.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/fitted_gap.hpp"
#include "feynet/study/path/path_study.hpp"
#include "feynet/study/study_kind.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace feynet {
namespace {

/// In bins, each of which is the mean of many draws already.
constexpr double block_in_tau = 6.0;
constexpr double blocks_per_lag = 10.0;
constexpr double least_residual = 1e-8;

double number_in(std::string_view text) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = error == std::errc() && end == text.data() + text.size();
    require(
        is_whole && std::isfinite(number) && number >= 0.0,
        "--fit",
        "must be LOW..HIGH in lags, as 3..20, or t=LOW..HIGH in time, got a bound \"{}\"",
        text);
    return number;
}

/// The components whose lag is in the window.
std::vector<Index> lags_in(const FitWindow& window, std::span<const double> times, double spacing) {
    constexpr double rounding = 1e-6;
    std::vector<Index> lags;
    for (std::size_t k = 0; k < times.size(); ++k) {
        const double lag = times[k] / spacing;
        if (lag >= window.low - rounding && lag <= window.high + rounding) {
            lags.push_back(static_cast<Index>(k));
        }
    }
    return lags;
}

std::optional<double> known_gap(const Summary& known, const std::string& network) {
    const NetworkRun* const run = find_run(known, network);
    for (const char* name : {"E1_minus_E0_fit", "E1_minus_E0", "gap"}) {
        const ObservableResult* const gap = run != nullptr ? find_observable(*run, name) : nullptr;
        if (gap != nullptr && gap->exact) {
            return gap->exact;
        }
    }
    return std::nullopt;
}

/// Whether every decay of a fit is above twice its errors.
bool is_seen(const DecayFit& fit) {
    constexpr double least = 2.0;
    return (fit.amplitudes.array() > least * fit.amplitude_errors.array()).all() &&
           (fit.rates.array() > least * fit.rate_errors.array()).all();
}

void fit_again(
    const PathSystem& system,
    const VectorSeries& correlator,
    const FitWindow& in_lags,
    RefittedGap& gap) {
    const std::optional<DecayingCorrelator> decaying = decaying_correlator(system, correlator);
    if (!decaying) {
        gap.problem = "the correlator has too few lags or bins";
        return;
    }
    const std::vector<double>& times = decaying->times;
    const double spacing = system.grid().spacing();
    const std::vector<Index> wanted = lags_in(in_lags, times, spacing);
    require(
        !wanted.empty(),
        "--fit",
        "must hold a lag from {:.0f} to {:.0f}",
        times.front() / spacing,
        times.back() / spacing);
    const auto sample = mean_covariance(
        decaying->series, block_in_tau, 2.0 * blocks_per_lag * static_cast<double>(wanted.size()));
    if (!sample) {
        gap.problem = "the chains are too short for a covariance";
        return;
    }
    const double affordable = static_cast<double>(sample->n_blocks()) / blocks_per_lag;
    const std::vector<Index> used = independent_components(
        *sample,
        evenly_spaced(wanted, std::max<Index>(1, static_cast<Index>(affordable))),
        least_residual);
    gap.fit =
        fit_decays(*sample, times, used, PeriodicDecay{system.grid().duration()}, in_lags.n_states);
    if (!gap.fit) {
        gap.problem = fmt::format(
            "{} lags in {} blocks allow no fit of {} decays",
            used.size(),
            sample->n_blocks(),
            in_lags.n_states);
        return;
    }
    if (!is_seen(*gap.fit)) {
        gap.fit.reset();
        gap.problem = fmt::format("the data do not see {} decays here", in_lags.n_states);
        return;
    }
    for (const Index k : gap.fit->lags) {
        gap.lags.push_back(
            static_cast<Index>(std::lround(times[static_cast<std::size_t>(k)] / spacing)));
    }
    gap.pull = pull_of(gap.fit->rates[0], gap.fit->rate_errors[0], gap.exact);
}

}  // namespace

FitWindow fit_window(std::string_view text, Index n_states) {
    require(n_states == 1 || n_states == 2, "--states", "must be 1 or 2, got {}", n_states);
    FitWindow window{.n_states = n_states};
    std::string_view bounds = text;
    if (bounds.substr(0, 2) == "t=") {
        window.is_in_time = true;
        bounds.remove_prefix(2);
    }
    const std::size_t dots = bounds.find("..");
    require(
        dots != std::string_view::npos,
        "--fit",
        "must be LOW..HIGH in lags, as 3..20, or t=LOW..HIGH in time, got \"{}\"",
        text);
    window.low = number_in(bounds.substr(0, dots));
    window.high = number_in(bounds.substr(dots + 2));
    require(
        window.low <= window.high,
        "--fit",
        "must begin before it ends, got {} and {}",
        window.low,
        window.high);
    return window;
}

std::vector<RefittedGap> refitted_gaps(
    RunFile resolved,
    const std::vector<Group>& store,
    const FitWindow& window,
    const Summary& known,
    double discard) {
    const auto study = read_study(resolved);
    require(
        dynamic_cast<const PathStudy*>(study.get()) != nullptr,
        "--fit",
        "must be of a run of path integrals in one coordinate");
    const PathSettings settings = read_path_settings(resolved);
    const PathSystem system = settings.path_system();
    FitWindow in_lags = window;
    if (window.is_in_time) {
        in_lags.low /= settings.time.spacing;
        in_lags.high /= settings.time.spacing;
    }
    require(
        system.grid().is_ring(),
        "--fit",
        "must not be given for paths between ends: their correlator is no sum of decays");
    std::vector<RefittedGap> gaps;
    for (const std::string& network : networks_with_correlator(store)) {
        gaps.push_back(
            {.network = network,
             .fit = {},
             .lags = {},
             .exact = known_gap(known, network),
             .pull = {}});
        if (const auto correlator = correlator_in(store, network, discard)) {
            fit_again(system, *correlator, in_lags, gaps.back());
        } else {
            gaps.back().problem = "nothing of its correlator is left";
        }
    }
    require(
        !gaps.empty(),
        "--fit",
        "must be of a run whose samples.h5 has the bins of its correlators; this one has none");
    return gaps;
}

}  // namespace feynet
