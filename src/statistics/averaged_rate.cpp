#include "feynet/statistics/averaged_rate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace feynet {

namespace {

struct Candidate {
    DecayFit fit;
    double information;  // −2 ln w
};

/// The components up to where the mean falls into its noise.
std::vector<Index> signal_of(const MeanCovariance& sample, double least_signal) {
    Index end = 0;
    while (end < sample.mean.size() && sample.error[end] > 0.0 &&
           sample.mean[end] > least_signal * sample.error[end]) {
        ++end;
    }
    std::vector<Index> components(static_cast<std::size_t>(end));
    std::iota(components.begin(), components.end(), Index{0});
    return components;
}

/// Whether the data see every decay of the model: none is there for the noise alone.
bool is_determined(const DecayFit& fit) {
    constexpr double least_signal = 2.0;
    return (fit.amplitudes.array() > least_signal * fit.amplitude_errors.array()).all() &&
           (fit.rates.array() > least_signal * fit.rate_errors.array()).all();
}

std::vector<Candidate> candidates_of(
    const MeanCovariance& sample,
    std::span<const double> times,
    const std::vector<Index>& lags,
    const PeriodicDecay& decay) {
    const auto n = static_cast<double>(sample.n_blocks());
    std::vector<Candidate> candidates;
    for (std::size_t cut = 0; cut < lags.size(); ++cut) {
        const std::span<const Index> window = std::span(lags).subspan(cut);
        for (const Index n_rates : {Index{1}, Index{2}}) {
            auto fit = fit_decays(sample, times, window, decay, n_rates);
            if (fit && is_determined(*fit)) {
                const double information = n * std::log1p(fit->t2 / (n - 1.0)) +
                                           4.0 * static_cast<double>(n_rates) +
                                           2.0 * static_cast<double>(cut);
                candidates.push_back({std::move(*fit), information});
            }
        }
    }
    return candidates;
}

AveragedRate average_of(const std::vector<Candidate>& candidates) {
    const auto best = std::min_element(
        candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            return a.information < b.information;
        });
    double total = 0.0;
    double mean = 0.0;  // counted from the best one
    double square = 0.0;
    double variance = 0.0;
    for (const Candidate& candidate : candidates) {
        const double weight = std::exp(-0.5 * (candidate.information - best->information));
        const double deviation = candidate.fit.rates[0] - best->fit.rates[0];
        total += weight;
        mean += weight * deviation;
        square += weight * deviation * deviation;
        variance += weight * candidate.fit.rate_errors[0] * candidate.fit.rate_errors[0];
    }
    mean /= total;
    const double spread = std::max(0.0, square / total - mean * mean);
    return {
        .rate = best->fit.rates[0] + mean,
        .error = std::sqrt(variance / total + spread),
        .spread = std::sqrt(spread),
        .best = best->fit,
        .n_fits = static_cast<Index>(candidates.size())};
}

}  // namespace

std::optional<AveragedRate> averaged_rate(
    const VectorSeries& series,
    std::span<const double> times,
    const PeriodicDecay& decay,
    const AveragedRateSettings& settings) {
    constexpr double least_residual = 1e-8;
    const double wanted = 2.0 * settings.blocks_per_lag *
                          static_cast<double>(std::min(settings.most_lags, series.n_components()));
    const auto sample = mean_covariance(series, settings.block_in_tau, wanted);
    if (!sample) {
        return std::nullopt;
    }
    const auto affordable =
        static_cast<Index>(static_cast<double>(sample->n_blocks()) / settings.blocks_per_lag);
    const std::vector<Index> spaced = evenly_spaced(
        signal_of(*sample, settings.least_signal), std::min(settings.most_lags, affordable));
    const std::vector<Index> lags = independent_components(*sample, spaced, least_residual);
    const std::vector<Candidate> candidates = candidates_of(*sample, times, lags, decay);
    return candidates.empty() ? std::nullopt : std::optional(average_of(candidates));
}

}  // namespace feynet
