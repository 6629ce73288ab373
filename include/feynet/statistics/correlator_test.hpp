#pragma once

#include "feynet/statistics/vector_series.hpp"

#include <optional>
#include <span>
#include <vector>

namespace feynet {

/// A measured curve held against an exact one.
struct CorrelatorTest {
    /// The chance of a worse agreement; absent where the chains are too short to tell, which is no
    /// agreement.
    std::optional<double> p;
    double t2 = 0.0;            ///< Hotelling's T² over `lags`
    double p_hotelling = 0.0;   ///< of T²
    double p_bonferroni = 0.0;  ///< of the largest |pull| among all lags
    double largest_pull = 0.0;  ///< (mean − exact)/error, with its sign
    Index largest_pull_lag = 0;
    std::vector<Index> lags;  ///< those tested together; their number is the k of the F law
    Index n_blocks = 0;       ///< independent groups n behind the covariance
    Index block_length = 0;   ///< measurements in a group

    Index dof() const { return static_cast<Index>(lags.size()); }
};

/// How a curve is tested.
struct CorrelatorTestSettings {
    Index most_lags = 30;
    double block_in_tau = 20.0;    ///< a block is at least this many of the longest τ_int
    double blocks_per_lag = 10.0;  ///< n/k is at least this; fewer lags are tested if need be
    double least_residual = 1e-8;  ///< share of its variance that makes a lag worth testing
};

/// Tests the mean ȳ of a vector-valued series against an exact vector μ, correlations included.
///
///     T² = (ȳ−μ)ᵀ Ĉ⁻¹ (ȳ−μ),   T² (n−k)/(k(n−1)) ~ F(k, n−k),   p = min(1, 2 min(p_T², p_max))
///
/// Ĉ is the covariance of ȳ from n block means and p_max the Bonferroni bound K P(|t_{n−1}| > max
/// |pull|) over all K lags. A block is at least block_in_tau autocorrelation times long, and longer
/// where 2·blocks_per_lag blocks for each lag are left: of what is not Gaussian in short blocks,
/// little remains. That blocks are not quite independent is corrected to first order: each
/// component's error grows by (1 − (τ − 1/(4τ))/b)^{−1/2} for blocks of length b.
///
/// The k lags are, in this order: those where |μ| exceeds the error of ȳ (all, if there is none),
/// so that pure noise is left out; most_lags of these (or n/blocks_per_lag, if less), spaced
/// evenly; and of these, by Cholesky elimination with pivots, one after the other the lag least
/// explained by those taken, until the rest is explained but for least_residual. The rule looks at
/// μ and Ĉ, never at ȳ − μ, and so leaves the law of T² as it is.
///
/// A component that never fluctuates (a fixed end) must equal μ to 1e-9 of the largest |μ|, or p =
/// 0; it enters neither T² nor the largest pull.
///
/// Shapes  exact: k components of the series
/// @throws InvalidInput if exact has another length or is not finite
/// Source  Hotelling, Ann. Math. Stat. 2 (1931) 360.
CorrelatorTest correlator_test(
    const VectorSeries& series,
    std::span<const double> exact,
    const CorrelatorTestSettings& settings = {});

}  // namespace feynet
