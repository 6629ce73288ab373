#pragma once

#include "feynet/statistics/vector_series.hpp"

#include <functional>
#include <span>
#include <vector>

namespace feynet {

/// The measurements of one quantity over several chains, kept up to 2¹⁶ numbers per chain by
/// pairwise binning; VectorSeries says what binning leaves as it is.
class Series {
public:
    /// An empty series.
    ///
    /// @throws InvalidInput if n_chains < 1, or capacity is odd or less than 2
    explicit Series(Index n_chains, Index capacity = VectorSeries::most_bins);

    /// A series of measurements that are all there, one vector per chain.
    ///
    /// @throws InvalidInput if there is no chain or the chains differ in length
    static Series of_chains(const std::vector<std::vector<double>>& chains);

    /// One component of a vector-valued series.
    Series(const VectorSeries& series, Index component);

    /// Adds one measurement to one chain.
    void push(Index chain, double value) { series_.append(chain, std::span(&value, 1)); }

    /// Adds one measurement to each chain first_chain + c of a block.
    void append(Index first_chain, const Lanes& values);

    /// Lowers the capacity to `bins` where it is larger.
    void keep_at_most(Index bins) { series_.keep_at_most(bins); }

    /// Brings chains of different lengths to the same bin width and number of bins.
    void cut_to_shortest() { series_.cut_to_shortest(); }

    Index n_chains() const { return series_.n_chains(); }
    Index size() const { return series_.size(); }
    Index bin_width() const { return series_.bin_width(); }
    Index n_measurements() const { return series_.n_measurements(); }
    Index n_draws() const { return series_.n_draws(); }

    /// The bins of one chain.                                                 length size()
    std::span<const double> chain(Index chain) const;

    /// See VectorSeries::visit_chains.
    template <typename Visitor>
    void visit_chains(Index first_chain, Visitor& visit) {
        series_.visit_chains(first_chain, visit);
    }

    /// The mean over all chains; NaN when there is no bin.
    double mean() const { return series_.means().front(); }

    /// The mean square deviation of single measurements from their mean in all chains.
    double variance() const { return series_.variance(0); }

    /// The same series, with one component.
    const VectorSeries& as_vector_series() const { return series_; }

private:
    VectorSeries series_;
};

/// Several quantities measured together, as the components of one series: what functions of several
/// means are computed from.
///
/// @throws InvalidInput if there is none, or they differ in chains, length or bin width
VectorSeries join(const std::vector<std::reference_wrapper<const Series>>& series);

}  // namespace feynet
