#pragma once

#include "feynet/statistics/function_of_means.hpp"
#include "feynet/statistics/vector_series.hpp"

#include <optional>

namespace feynet {

/// A function of means with its bias of order 1/N removed.
struct JackknifeResult {
    double value = 0.0;
    std::optional<double>
        error;  ///< absent where f is not finite or there are fewer than two blocks
    Index n_blocks = 0;
};

/// The blocked jackknife: f at the means of all M blocks but one, for each block m in turn.
///
///     value = M f(ā) − (M−1) f̄,   σ² = (M−1)/M Σ_m (f(ā_(m)) − f̄)²,   f̄ = Σ_m f(ā_(m)) / M
///
/// Blocks must be many autocorrelation times long, or the error is too small; a remainder at the
/// end of each chain is left out.
///
/// @throws InvalidInput if blocks_per_chain < 1 or exceeds the number of bins of a chain
/// Source  Efron, The Jackknife, the Bootstrap and Other Resampling Plans (SIAM, 1982).
JackknifeResult jackknife(
    const FunctionOfMeans& f, const VectorSeries& series, Index blocks_per_chain);

}  // namespace feynet
