#include "feynet/statistics/convergence.hpp"

#include "feynet/statistics/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <numeric>
#include <unsupported/Eigen/FFT>

namespace feynet {

namespace {

/// Equally long half-chains: column c is half-chain c.
using HalfChains = Eigen::ArrayXXd;

std::span<const double> all_values(const HalfChains& x) {
    return {x.data(), static_cast<std::size_t>(x.size())};
}

/// Every chain cut in two, without the middle one of an odd number of bins; absent if there is
/// nothing that could be compared.
std::optional<HalfChains> split(const Series& series) {
    const Index half = series.size() / 2;
    if (half < 2) {
        return {};
    }
    HalfChains halves(half, 2 * series.n_chains());
    for (Index c = 0; c < series.n_chains(); ++c) {
        const Eigen::Map<const Eigen::ArrayXd> chain(series.chain(c).data(), series.size());
        halves.col(2 * c) = chain.head(half);
        halves.col(2 * c + 1) = chain.tail(half);
    }
    if (!halves.isFinite().all() || halves.minCoeff() == halves.maxCoeff()) {
        return {};
    }
    return halves;
}

/// z = Φ⁻¹((rank − 3/8)/(n + 1/4)), equal values sharing the mean of their ranks.
HalfChains rank_normalise(const HalfChains& x) {
    std::vector<std::pair<double, Index>> ordered(static_cast<std::size_t>(x.size()));
    for (Index i = 0; i < x.size(); ++i) {
        ordered[static_cast<std::size_t>(i)] = {x.data()[i], i};
    }
    std::sort(ordered.begin(), ordered.end());

    HalfChains z(x.rows(), x.cols());
    const double n = static_cast<double>(x.size());
    for (auto first = ordered.begin(); first != ordered.end();) {
        const auto last = std::find_if(
            first, ordered.end(), [&](const auto& item) { return item.first != first->first; });
        const auto below = static_cast<double>(first - ordered.begin());
        const double rank = below + 0.5 * static_cast<double>(last - first + 1);
        const double quantile = normal_quantile((rank - 0.375) / (n + 0.25));
        for (; first != last; ++first) {
            z.data()[first->second] = quantile;
        }
    }
    return z;
}

/// The p-quantile of all values, interpolated linearly between order statistics.
double quantile(const HalfChains& x, double p) {
    const std::span<const double> all = all_values(x);
    std::vector<double> values(all.begin(), all.end());
    const double position = p * static_cast<double>(values.size() - 1);
    const auto below = values.begin() + static_cast<Index>(position);
    std::nth_element(values.begin(), below, values.end());
    if (below + 1 == values.end()) {
        return *below;
    }
    const double above = *std::min_element(below + 1, values.end());
    return *below + (position - std::floor(position)) * (above - *below);
}

/// The mean of the variances of half-chains and the variance of their means.
struct Variances {
    double within;
    double between;

    explicit Variances(const HalfChains& x) {
        using Row = Eigen::Array<double, 1, Eigen::Dynamic>;
        // measured from its first value a frozen half-chain has the variance 0 without rounding
        const Row origin = x.row(0);
        const HalfChains moved = x.rowwise() - origin;
        const Row moved_means = moved.colwise().mean();
        const Row means = origin + moved_means;
        const double degrees = static_cast<double>(x.cols() * (x.rows() - 1));
        within = (moved.rowwise() - moved_means).square().sum() / degrees;
        between = (means - means.mean()).square().sum() / static_cast<double>(x.cols() - 1);
    }

    /// The variance of the distribution, overestimated while the chains disagree.
    double pooled(Index half) const {
        return within * static_cast<double>(half - 1) / static_cast<double>(half) + between;
    }
};

double rhat(const HalfChains& z) {
    const Variances variances(z);
    return std::sqrt(variances.pooled(z.rows()) / variances.within);
}

/// Σ_i δ(i) δ(i+t) / h averaged over half-chains, for all t < h.
Eigen::ArrayXd mean_autocovariance(const HalfChains& x) {
    std::size_t padded = 1;
    while (padded < 2 * static_cast<std::size_t>(x.rows())) {
        padded *= 2;
    }
    Eigen::FFT<double> transform;
    std::vector<double> deviations(padded);
    std::vector<std::complex<double>> spectrum;
    std::vector<std::complex<double>> power(padded, 0.0);
    for (Index c = 0; c < x.cols(); ++c) {
        const double mean = x.col(c).mean();
        std::transform(x.col(c).begin(), x.col(c).end(), deviations.begin(), [mean](double value) {
            return value - mean;
        });
        transform.fwd(spectrum, deviations);
        for (std::size_t k = 0; k < padded; ++k) {
            power[k] += std::norm(spectrum[k]);
        }
    }
    transform.inv(deviations, power);
    return Eigen::Map<const Eigen::ArrayXd>(deviations.data(), x.rows()) /
           static_cast<double>(x.size());
}

/// τ = −1 + 2 Σ_k P_k with P_k = ρ(2k) + ρ(2k+1) as long as it is positive, made monotone, and the
/// even ρ after the last pair added once.
double geyer_sum(const Eigen::ArrayXd& rho) {
    double sum = 0.0;
    double least = std::numeric_limits<double>::infinity();
    Index t = 0;
    for (; t + 1 < rho.size(); t += 2) {
        const double pair = rho[t] + rho[t + 1];
        if (pair <= 0.0) {
            break;
        }
        least = std::min(least, pair);
        sum += least;
    }
    const double next = t < rho.size() ? std::max(rho[t], 0.0) : 0.0;
    return -1.0 + 2.0 * sum + next;
}

std::optional<double> effective_size(const HalfChains& x) {
    if (x.minCoeff() == x.maxCoeff()) {
        return {};
    }
    const Variances variances(x);
    const double pooled = variances.pooled(x.rows());
    // ρ(t) = 1 − (W − mean autocovariance)/var⁺
    Eigen::ArrayXd rho = 1.0 - (variances.within - mean_autocovariance(x)) / pooled;
    rho[0] = 1.0;
    const double n = static_cast<double>(x.size());
    return n / std::max(geyer_sum(rho), 1.0 / std::log10(n));
}

}  // namespace

std::optional<double> split_rhat(const Series& series) {
    const std::optional<HalfChains> halves = split(series);
    if (!halves) {
        return {};
    }
    const double location = rhat(rank_normalise(*halves));
    const HalfChains folded = (*halves - quantile(*halves, 0.5)).abs();
    if (folded.minCoeff() == folded.maxCoeff()) {
        return location;
    }
    return std::max(location, rhat(rank_normalise(folded)));
}

std::optional<double> bulk_ess(const Series& series) {
    const std::optional<HalfChains> halves = split(series);
    return halves ? effective_size(rank_normalise(*halves)) : std::nullopt;
}

std::optional<double> tail_ess(const Series& series) {
    const std::optional<HalfChains> halves = split(series);
    if (!halves) {
        return {};
    }
    std::optional<double> least;
    for (const double p : {0.05, 0.95}) {
        const HalfChains below = (*halves <= quantile(*halves, p)).cast<double>();
        const std::optional<double> size = effective_size(below);
        if (size && (!least || *size < *least)) {
            least = size;
        }
    }
    return least;
}

}  // namespace feynet
