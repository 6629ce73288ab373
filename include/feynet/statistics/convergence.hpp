#pragma once

#include "feynet/statistics/series.hpp"

#include <optional>

namespace feynet {

/// Do the chains agree? The rank-normalised split-R̂: 1 when they do, infinite when every half-chain
/// is frozen at a value of its own.
///
///     R̂ = √(((h−1)/h W + B) / W)
///
/// of half-chains of length h, W the mean of their variances and B the variance of their means,
/// after values are replaced by normal quantiles z = Φ⁻¹((rank − 3/8)/(n + 1/4)); equal values
/// share the mean of their ranks. The larger one is given of R̂ for z(x), which sees different
/// locations, and for z(|x − median|), which sees different scales. In a binned series the values
/// are bins.
///
/// Absent for a constant series, one with a NaN or infinity, and fewer than four bins per chain.
///
/// Source  Vehtari, Gelman, Simpson, Carpenter & Bürkner, Bayesian Anal. 16 (2021) 667,
///         arXiv:1903.08008.
std::optional<double> split_rhat(const Series& series);

/// How many independent draws would know the centre of the distribution as well: the effective
/// sample size of z(x), with the sum of autocorrelations cut where those of neighbouring pairs of
/// lags, made monotone, cease to be positive (Geyer), counted in bins.
///
/// Anticorrelated draws may count for more than their number n, at most for n log₁₀ n. Absent as
/// split_rhat.
///
/// Cost    O(n log n)
/// Source  as split_rhat; Geyer, Stat. Sci. 7 (1992) 473.
std::optional<double> bulk_ess(const Series& series);

/// The same for the tails: the smaller one of the effective sample sizes of x ≤ q₅ and x ≤ q₉₅,
/// where qₚ are percentiles of all values. A tail that is empty or full, where values repeat, has
/// none.
std::optional<double> tail_ess(const Series& series);

}  // namespace feynet
