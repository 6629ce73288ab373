#pragma once

#include "feynet/statistics/vector_series.hpp"

namespace feynet {

/// How far block means are from normal, which is what an error bar presumes: their kurtosis
/// M Σδ⁴/(Σδ²)², 3 for normal ones, M where a single block carries the whole variance.
struct TailCheck {
    double kurtosis = 3.0;
    Index n_blocks = 0;

    /// Whether few blocks carry the variance: the kurtosis is above that of normal blocks by five
    /// of its standard errors √(24/M) and by M/16, so that a sixteenth of the blocks or fewer is
    /// all the error bar, ½√((kurtosis − 1)/M) of it uncertain, rests on. It is then too small as
    /// likely as not.
    bool is_heavy() const;
};

/// The check of one component of a series.
///
/// @throws InvalidInput as block_means()
TailCheck tail_check(const VectorSeries& series, Index component, Index blocks_per_chain);

}  // namespace feynet
