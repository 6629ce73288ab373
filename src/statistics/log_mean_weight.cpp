#include "feynet/statistics/log_mean_weight.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

namespace feynet {
namespace {

constexpr std::size_t fewest_for_tail = 25;

/// The excesses of the largest weights over the next one, in units of the largest weight and in
/// ascending order; empty where there is no tail.
std::vector<double> tail_excesses(std::span<const double> log_weights) {
    const std::size_t n = log_weights.size();
    if (n < fewest_for_tail) {
        return {};
    }
    const double wanted =
        std::min(0.2 * static_cast<double>(n), 3.0 * std::sqrt(static_cast<double>(n)));
    const auto n_tail = static_cast<std::size_t>(std::ceil(wanted));
    std::vector<double> largest(n_tail + 1);
    std::partial_sort_copy(
        log_weights.begin(), log_weights.end(), largest.begin(), largest.end(), std::greater<>());
    const double threshold = std::exp(largest.back() - largest.front());
    std::vector<double> excesses;
    for (std::size_t i = n_tail; i-- > 0;) {
        excesses.push_back(std::exp(largest[i] - largest.front()) - threshold);
    }
    constexpr double rounding = 1e-12;
    return excesses.back() > rounding ? excesses : std::vector<double>();
}

/// k of the generalised Pareto law 1 − (1 + k x/σ)^{−1/k} whose k/σ is −b.
double shape_at(const std::vector<double>& excesses, double b) {
    double sum = 0.0;
    for (const double x : excesses) {
        sum += std::log1p(-b * x);
    }
    return sum / static_cast<double>(excesses.size());
}

/// The mean of b over its profile likelihood on a fixed grid.
double profile_mean(const std::vector<double>& excesses) {
    const auto n = static_cast<double>(excesses.size());
    const double quartile = excesses[static_cast<std::size_t>(std::floor(0.25 * n + 0.5)) - 1];
    const double m = 30.0 + std::floor(std::sqrt(n));
    std::vector<double> grid;
    std::vector<double> log_likelihood;
    for (double j = 1.0; j <= m; j += 1.0) {
        constexpr double prior = 3.0;
        const double scale = prior * std::max(quartile, 1e-300);
        const double b = 1.0 / excesses.back() + (1.0 - std::sqrt(m / (j - 0.5))) / scale;
        const double k = shape_at(excesses, b);
        const double density = n * (std::log(-b / k) - k - 1.0);
        if (std::isfinite(density)) {
            grid.push_back(b);
            log_likelihood.push_back(density);
        }
    }
    if (grid.empty()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double best = *std::max_element(log_likelihood.begin(), log_likelihood.end());
    double sum = 0.0;
    double norm = 0.0;
    for (std::size_t j = 0; j < grid.size(); ++j) {
        const double weight = std::exp(log_likelihood[j] - best);
        sum += weight * grid[j];
        norm += weight;
    }
    return sum / norm;
}

/// ⟨(w − median)²⟩ over the upper half: the variance of a normal w.
double upper_variance(std::span<const double> log_weights) {
    std::vector<double> sorted(log_weights.begin(), log_weights.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    double sum = 0.0;
    for (auto w = middle; w != sorted.end(); ++w) {
        sum += (*w - *middle) * (*w - *middle);
    }
    return sum / static_cast<double>(sorted.end() - middle);
}

WeightStatus status_of(const LogMeanWeight& mean) {
    if (mean.ess < least_effective_weights) {
        return WeightStatus::TooFew;
    }
    return mean.tail_shape > largest_tail_shape ? WeightStatus::HeavyTail : WeightStatus::Reliable;
}

}  // namespace

std::string_view describe(WeightStatus status) {
    switch (status) {
        case WeightStatus::TooFew:
            return "fewer than 400 effective weights";
        case WeightStatus::HeavyTail:
            return "the weights have a heavy tail";
        case WeightStatus::NotFinite:
            return "a weight is not finite";
        default:
            return "reliable";
    }
}

double pareto_shape(std::span<const double> log_weights) {
    const std::vector<double> excesses = tail_excesses(log_weights);
    if (excesses.empty()) {
        return -std::numeric_limits<double>::infinity();
    }
    constexpr double n_prior = 10.0;
    constexpr double prior_shape = 0.5;
    const auto n = static_cast<double>(excesses.size());
    const double shape = shape_at(excesses, profile_mean(excesses));
    return (n * shape + n_prior * prior_shape) / (n + n_prior);
}

LogMeanWeight log_mean_weight(std::span<const double> log_weights) {
    require(
        log_weights.size() >= 2, "log_weights", "must be at least two, got {}", log_weights.size());
    LogMeanWeight mean;
    mean.n = static_cast<Eigen::Index>(log_weights.size());
    const bool has_nan =
        std::any_of(log_weights.begin(), log_weights.end(), [](double w) { return std::isnan(w); });
    const double largest = *std::max_element(log_weights.begin(), log_weights.end());
    if (has_nan || !std::isfinite(largest)) {
        mean.value = std::numeric_limits<double>::quiet_NaN();
        mean.status = WeightStatus::NotFinite;
        return mean;
    }
    double sum = 0.0;
    double square = 0.0;
    for (const double w : log_weights) {
        const double weight = std::exp(w - largest);
        sum += weight;
        square += weight * weight;
    }
    const auto n = static_cast<double>(mean.n);
    mean.value = largest + std::log(sum / n);
    const double counted = sum * sum / square;
    mean.ess = std::min(counted, n * std::exp(-upper_variance(log_weights)));
    mean.tail_shape = pareto_shape(log_weights);
    mean.status = status_of(mean);
    if (mean.status == WeightStatus::Reliable) {
        mean.error = std::sqrt(std::max(0.0, 1.0 / counted - 1.0 / n));
    }
    return mean;
}

}  // namespace feynet
