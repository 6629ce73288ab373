#include "feynet/statistics/principal_rate.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/generalised_eigenvalues.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace feynet {

namespace {

constexpr double not_solved = std::numeric_limits<double>::quiet_NaN();

/// From the rate n to the state beyond all rates, or rather less, at the earliest times.
double distance_beyond(const PrincipalRates& rates, const VectorSeries& series, Index n) {
    const std::vector<double> means = series.means();
    const Index highest = rates.n_rates() - 1;
    const Index from = std::min(n, highest - 1);
    return rates.rate(means, highest, 0) - rates.rate(means, from, 0);
}

/// Whether the noise of the fastest principal correlator, which bounds that of the others, is far
/// below the n-th one.
bool is_seen(const PrincipalRates& rates, const VectorSeries& series, Index n, Index window) {
    constexpr double least_signal = 10.0;
    const double duration = rates.later(window) - rates.earlier(window);
    const GammaResult fastest = rates.measured(series, rates.n_rates() - 1, window);
    const double slower = rates.rate(series.means(), n, window);
    if (!fastest.error) {
        return false;
    }
    // λ = exp(−E(t − t₀)): δλ/λ = (t − t₀) δE
    const double noise = duration * *fastest.error * std::exp(-fastest.mean * duration);
    return least_signal * noise <= std::exp(-slower * duration);
}

}  // namespace

PrincipalRates::PrincipalRates(
    const CorrelatorMatrix& matrix, std::vector<double> times, const PeriodicDecay& decay)
    : matrix_(matrix), times_(std::move(times)), decay_(decay) {
    require(
        static_cast<Index>(times_.size()) == matrix_.n_times() && times_.size() >= 2,
        "times",
        "must be {} ≥ 2 as in the matrix, got {}",
        matrix_.n_times(),
        times_.size());
    const bool increase =
        std::adjacent_find(times_.begin(), times_.end(), std::greater_equal<>()) == times_.end();
    require(
        increase && times_.back() <= 0.5 * decay_.period,
        "times",
        "must increase up to half the period {}, got {} … {}",
        decay_.period,
        times_.front(),
        times_.back());
}

double PrincipalRates::rate(std::span<const double> means, Index n, Index window) const {
    const auto solved = generalised_eigenvalues(
        matrix_.connected(means, window + 1), matrix_.connected(means, window));
    return solved ? decay_.rate_of(solved->values[n], earlier(window), later(window)) : not_solved;
}

std::vector<double> PrincipalRates::gradient(
    std::span<const double> means, Index n, Index window) const {
    std::vector<double> gradient(means.size(), 0.0);
    const auto solved = generalised_eigenvalues(
        matrix_.connected(means, window + 1), matrix_.connected(means, window));
    if (!solved) {
        std::fill(gradient.begin(), gradient.end(), not_solved);
        return gradient;
    }
    const double ratio = solved->values[n];
    const double rate = decay_.rate_of(ratio, earlier(window), later(window));
    const double slope = decay_.rate_slope(rate, earlier(window), later(window));
    const Eigen::VectorXd v = solved->vectors.col(n);
    matrix_.add_gradient(means, window + 1, v, slope, gradient);
    matrix_.add_gradient(means, window, v, -slope * ratio, gradient);
    return gradient;
}

GammaResult PrincipalRates::measured(const VectorSeries& series, Index n, Index window) const {
    return gamma_method(
        [&](std::span<const double> means) { return rate(means, n, window); },
        [&](std::span<const double> means) { return gradient(means, n, window); },
        series);
}

GammaResult PrincipalRates::change(const VectorSeries& series, Index n, Index window) const {
    return gamma_method(
        [&](std::span<const double> means) {
            return rate(means, n, window - 1) - rate(means, n, window);
        },
        [&](std::span<const double> means) {
            std::vector<double> change = gradient(means, n, window - 1);
            const std::vector<double> later = gradient(means, n, window);
            std::transform(
                change.begin(), change.end(), later.begin(), change.begin(), std::minus<>());
            return change;
        },
        series);
}

std::optional<SettledRate> settled_rate(
    const PrincipalRates& rates, const VectorSeries& series, Index n) {
    if (rates.n_rates() < 2 || rates.n_windows() < 2) {
        return std::nullopt;
    }
    const GammaResult change = rates.change(series, n, 1);
    const double distance = distance_beyond(rates, series, n);
    if (!change.error || !(distance > 0.0)) {
        return std::nullopt;
    }
    const auto decay = [&](Index window) {
        const double t0 = rates.earlier(window);
        return std::exp(-distance * t0) / (rates.later(window) - t0);
    };
    const double doubt = n + 1 == rates.n_rates() ? 2.0 : 1.0;
    const double share =
        doubt * (std::abs(change.mean) + 2.0 * *change.error) / (decay(0) - decay(1));
    std::optional<SettledRate> best;
    for (Index window = 1; window < rates.n_windows() && is_seen(rates, series, n, window);
         ++window) {
        GammaResult rate = rates.measured(series, n, window);
        const double bias = share * decay(window);
        const double error = std::hypot(rate.unreliable_error, bias);
        if (rate.error && (!best || error < best->error)) {
            best = {.rate = std::move(rate), .window = window, .bias = bias, .error = error};
        }
    }
    return best;
}

}  // namespace feynet
