#pragma once

#include "feynet/path/observable/correlator.hpp"
#include "feynet/statistics/vector_series.hpp"

namespace feynet {

/// The correlators of one block of chains on their way into a series. What they are linear in, the
/// powers of the modes of a ring, is summed path by path, and transformed once when a bin is full.
///
/// Means over chains of any length, and their errors, are those of correlators measured one by one;
/// beside every bin one of its measurements tells the variance of single ones.
class CorrelatorBins {
public:
    /// `correlator` must outlive this object.
    explicit CorrelatorBins(const Correlator& correlator);

    /// Measures a path, and hands the bin that it completes, if any, to the series.
    ///
    /// @param first_chain  that of the block; the same in every call
    void add(const Block& path, Index first_chain, VectorSeries& series);

    /// The open bin, for a checkpoint: visit(member…).
    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(powers_, first_, n_open_);
    }

private:
    const Correlator& correlator_;
    Block powers_;  // summed over the paths of the open bin
    Block first_;   // of the first of them
    Block means_;
    Block one_;
    Index n_open_ = 0;
};

}  // namespace feynet
