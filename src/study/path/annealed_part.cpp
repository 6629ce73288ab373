#include "feynet/study/path/annealed_part.hpp"

#include "feynet/statistics/histogram.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// Rounding of a logarithm that is the difference of actions about as large as itself or one.
double rounding_of(double value) {
    constexpr double relative = 1e-12;
    return relative * std::max(1.0, std::abs(value));
}

std::string ladder_words(const AnnealedPaths& paths, const LogMeanWeight& mean) {
    const Ladder& ladder = paths.ladder();
    const double share = mean.ess / static_cast<double>(mean.n);
    if (ladder.n_rungs() == 1) {
        return fmt::format(
            "independent decay networks, reweighted; {:.3g} of the weights are effective", share);
    }
    return fmt::format(
        "independent decay networks, annealed over {} couplings (thermodynamic length {:.3g}); "
        "{:.3g} of the weights are effective",
        ladder.n_rungs(),
        ladder.length,
        share);
}

}  // namespace

NetworkRun annealed_part(
    std::string label, const AnnealedPaths& paths, const AnnealedRecord& record, double log_exact) {
    const LogMeanWeight mean = record.log_mean();
    NetworkRun part{.network = std::move(label)};
    ObservableResult log_partition{
        .name = "log_partition",
        .formula = "ln Z",
        .value = mean.value + paths.reference().log_partition(),
        .error = mean.error,
        .tau_int = std::nullopt,
        .ess = mean.ess,
        .rhat = std::nullopt,
        .exact = log_exact,
        .pull = std::nullopt};
    if (mean.error) {
        log_partition.error = std::hypot(*mean.error, rounding_of(log_partition.value));
        log_partition.pull = (log_partition.value - log_exact) / *log_partition.error;
    } else {
        part.remarks.push_back(fmt::format(
            "ln Z has no error: {} ({:.0f} of {}, tail shape {:.2f}); more paths or a smaller "
            "weight_variance help",
            describe(mean.status),
            mean.ess,
            mean.n,
            mean.tail_shape));
    }
    part.observables.push_back(std::move(log_partition));
    part.sampler = {
        .kind = "annealing",
        .metric = "action",
        .integrator = "rotation",
        .step_size = paths.moves().step_size,
        .n_leapfrog = paths.moves().n_leapfrog,
        .chains = record.weighted.n_chains(),
        .draws = record.weighted.n_draws(),
        .seconds = record.seconds,
        .explanation = ladder_words(paths, mean)};
    return part;
}

Figure weight_figure(const std::string& label, const AnnealedRecord& record) {
    Figure figure{
        .name = "weights",
        .title = "How much the annealed networks weigh",
        .caption =
            "u = w − ln ⟨eʷ⟩ of every path, whose weight in the interacting theory is eᵘ. The line "
            "is the density of the same u among interacting paths: the mean is made of the paths "
            "below it, and its error holds where there are many.",
        .x = {.label = "u = w − ln ⟨eʷ⟩"},
        .y = {.label = "probability density"},
        .series = {},
        .exact = {},
        .is_detail = true};
    constexpr double rounding = 1e-8;
    constexpr Index n_bins = 40;
    constexpr double left_out = 0.01;  // paths of no weight, far to the left
    std::vector<double> sorted = record.log_weights;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.empty() || !(sorted.back() - sorted.front() > rounding)) {
        return figure;
    }
    const double log_mean = record.log_mean().value;
    const double least =
        sorted[static_cast<std::size_t>(left_out * static_cast<double>(sorted.size()))];
    Histogram histogram(least - log_mean, std::nextafter(sorted.back() - log_mean, 1e300), n_bins);
    for (const double log_weight : record.log_weights) {
        histogram.add(log_weight - log_mean);
    }
    FigureSeries drawn{.label = label + ", as drawn", .points = {}, .test = {}};
    FigureCurve weighted{.label = label + ", weighted: eᵘ p(u)", .x = {}, .y = {}};
    for (Index i = 0; i < n_bins; ++i) {
        const double u = histogram.centre(i);
        drawn.points.push_back(figure_point(u, histogram.density(i)));
        weighted.x.push_back(u);
        weighted.y.push_back(std::exp(u) * histogram.density(i));
    }
    figure.series.push_back(std::move(drawn));
    figure.exact.push_back(std::move(weighted));
    return figure;
}

}  // namespace feynet
