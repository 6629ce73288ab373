#pragma once

#include "feynet/statistics/gamma_method.hpp"
#include "feynet/statistics/histogram.hpp"
#include "feynet/statistics/vector_series.hpp"

#include <vector>

namespace feynet {

/// A histogram of the values that Markov chains bring, in Monte Carlo time: the share of values in
/// a bin is a mean like any other, and so has an error with the autocorrelation in it.
///
/// Successive measurements are counted in batches, since a series of many bins is dear. Chains
/// share no state in groups of `lanes`: several threads may append to different groups.
class HistogramSeries {
public:
    /// @param bins   whose bins are used; its counts are not
    /// @param batch  measurements counted together, ≥ 1
    /// @throws InvalidInput if n_chains is no positive multiple of `lanes` or batch < 1
    HistogramSeries(const Histogram& bins, Index n_chains, Index batch);

    /// Counts the m values of one measurement of each chain first_chain + c.    values: lanes × m
    void append(Index first_chain, const Block& values);

    /// All that the chains of a group have counted, for a checkpoint; see
    /// VectorSeries::visit_chains. The size of a batch goes with it.
    template <typename Visitor>
    void visit_chains(Index first_chain, Visitor& visit) {
        Open& open = open_.at(static_cast<std::size_t>(first_chain / lanes));
        visit(open.batch, open.sums, open.n_measurements);
        series_.visit_chains(first_chain, visit);
    }

    /// Brings chains of different lengths, left by a run that was stopped, to the same length.
    void cut_to_shortest() { series_.cut_to_shortest(); }

    Index n_bins() const { return bins_.n_bins(); }
    /// The middle of bin i.
    double centre(Index i) const { return bins_.centre(i); }

    /// The density in every bin, share/width, of all finished batches; without an error where the
    /// chains are too short or no value fell.
    std::vector<GammaResult> densities() const { return gamma_method(series_); }

private:
    struct Open {
        Block sums;  // shares/width, lanes × bins
        Index n_measurements = 0;
        Index batch = 1;  // each group has its own: several threads restore them at once
    };

    Histogram bins_;
    VectorSeries series_;
    std::vector<Open> open_;  // one per group
};

}  // namespace feynet
