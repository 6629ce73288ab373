#pragma once

#include "feynet/core/block.hpp"

#include <span>
#include <vector>

namespace feynet {

/// The measurements of k quantities at a time (a correlator at k lags, say) over several chains.
///
/// Memory is flat: a chain that has filled its capacity averages neighbours, b(i) ← (b(2i) +
/// b(2i+1))/2, and goes on with bins of twice the width. What is stored are therefore means over
/// `bin_width()` successive measurements; the mean of the series and the error of that mean do not
/// change, since the variance of the mean is the same sum over all pairs of measurements. The
/// variance of a single measurement, which bins have lost, is kept beside them, so that τ_int stays
/// exact too. An unfinished bin at the end counts for nothing.
///
/// All chains must be equally long when the series is analysed; see cut_to_shortest. Chains share
/// no state: several threads may append to different chains.
class VectorSeries {
public:
    /// A chain never keeps more bins than this.
    static constexpr Index most_bins = Index{1} << 16U;
    /// All chains together never keep more numbers than this: 256 MB.
    static constexpr Index most_numbers = Index{1} << 25U;

    /// An empty series with the largest power of two for a capacity that obeys both bounds.
    ///
    /// @throws InvalidInput if n_chains < 1, n_components < 1 or two bins of each chain are too
    /// much
    VectorSeries(Index n_chains, Index n_components);

    /// An empty series of at most `capacity` bins per chain.
    ///
    /// @throws InvalidInput if n_chains < 1, n_components < 1, or capacity is odd or less than 2
    VectorSeries(Index n_chains, Index n_components, Index capacity);

    /// Lowers the capacity to `bins` where it is larger.
    ///
    /// @throws InvalidInput if bins is odd or less than 2
    void keep_at_most(Index bins);

    /// Adds one measurement to one chain.                                     values: k
    void append(Index chain, std::span<const double> values);

    /// Adds one measurement to each chain first_chain + c of a block.         values: lanes × k
    void append(Index first_chain, const Block& values);

    /// Adds a whole bin to each chain first_chain + c of a block, for measurements whose mean is
    /// cheaper than their sum: the means of next_bin_width() successive measurements and one of
    /// these by itself, from which the variance of single ones is known. A series is filled by
    /// append or by append_bin.                                         means, one: lanes × k
    void append_bin(Index first_chain, const Block& means, const Block& one);

    /// The number of measurements that the next bin of a chain is the mean of.
    Index next_bin_width(Index chain) const;

    /// Brings chains of different lengths, left by a run that was stopped, to the same bin width
    /// and the same number of bins; what is beyond is forgotten.
    void cut_to_shortest();

    Index n_chains() const { return static_cast<Index>(chains_.size()); }
    Index n_components() const { return n_components_; }
    Index capacity() const { return capacity_; }

    /// The number of bins of each chain (of the shortest one, before cut_to_shortest).
    Index size() const;

    /// The number of successive measurements in a bin: 1, 2, 4, ….
    Index bin_width() const;

    /// The number of measurements in the bins of all chains together.
    Index n_measurements() const { return n_chains() * size() * bin_width(); }

    /// The number of measurements of the shortest chain, those of an unfinished bin included; 0
    /// where there is no bin.
    Index n_draws() const;

    /// Bin i of a chain: the mean of its measurements.                        length k
    std::span<const double> bin(Index chain, Index i) const;

    /// Whether single() is there: the series was filled by append_bin.
    bool has_singles() const;

    /// One of the measurements in bin i of a chain.                           length k
    std::span<const double> single(Index chain, Index i) const;

    /// The mean of every component over all chains; NaN when there is no bin.           length k
    std::vector<double> means() const;

    /// The mean square deviation of single measurements of a component from their mean in all
    /// chains.
    double variance(Index component) const;

    /// All that the chains of a block have measured, for a checkpoint: visit(member…), which may
    /// put other values in their place.
    ///
    /// @throws InvalidInput if what was put there is no such series
    template <typename Visitor>
    void visit_chains(Index first_chain, Visitor& visit) {
        for (Index lane = 0; lane < lanes; ++lane) {
            Chain& chain = chains_.at(static_cast<std::size_t>(first_chain + lane));
            visit(chain.bins, chain.singles, chain.open_bin, chain.mean, chain.square);
            visit(chain.n_open, chain.n_seen, chain.bin_width);
            check(chain);
        }
    }

    /// The series of some components, in the order given.
    VectorSeries select(std::span<const Index> components) const;

    /// The components of this series followed by those of another one measured at the same times.
    ///
    /// @throws InvalidInput if the two differ in chains, length or bin width
    VectorSeries beside(const VectorSeries& other) const;

private:
    struct Chain {
        std::vector<double> bins;      // bin-major, k numbers each
        std::vector<double> singles;   // one measurement of every bin, or nothing
        std::vector<double> open_bin;  // sums of the unfinished bin
        std::vector<double> mean;      // of single measurements
        std::vector<double> square;    // Σ (x − mean)² of single measurements
        Index n_open = 0;
        Index n_seen = 0;
        Index bin_width = 1;
    };

    template <typename Value>
    void see(Chain& chain, Value value) const;
    template <typename Value>
    void add(Chain& chain, Value value) const;
    void close_bin(Chain& chain) const;
    void halve(Chain& chain) const;
    Index n_bins(const Chain& chain) const;
    void check(const Chain& chain) const;
    void require_measured_together(const VectorSeries& other) const;

    Index n_components_;
    Index capacity_;
    std::vector<Chain> chains_;
};

}  // namespace feynet
