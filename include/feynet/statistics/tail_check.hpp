#pragma once

#include "feynet/statistics/vector_series.hpp"

namespace feynet {

/// How far block means are from normal, which is what an error bar presumes: their kurtosis
/// M Σδ⁴/(Σδ²)², 3 for normal ones, M where a single block carries the whole variance.
struct TailCheck {
    double kurtosis = 3.0;
    Index n_blocks = 0;

    /// Whether the kurtosis is more than five standard errors √(24/M) above 3: the error bar then
    /// rests on a few blocks, and is too small as likely as not.
    bool is_heavy() const;
};

/// The check of one component of a series.
///
/// @throws InvalidInput as block_means()
TailCheck tail_check(const VectorSeries& series, Index component, Index blocks_per_chain);

}  // namespace feynet
