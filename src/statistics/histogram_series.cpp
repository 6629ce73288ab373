#include "feynet/statistics/histogram_series.hpp"

#include "feynet/core/error.hpp"

namespace feynet {

namespace {

constexpr Index most_batches = 1024;

}  // namespace

HistogramSeries::HistogramSeries(const Histogram& bins, Index n_chains, Index batch)
    : bins_(bins), series_(n_chains, bins.n_bins(), most_batches) {
    require(n_chains % lanes == 0, "n_chains", "must be a multiple of {}, got {}", lanes, n_chains);
    require(batch >= 1, "batch", "must be at least 1, got {}", batch);
    open_.resize(
        static_cast<std::size_t>(n_chains / lanes),
        Open{.sums = Block::Zero(lanes, bins_.n_bins()), .batch = batch});
}

void HistogramSeries::append(Index first_chain, const Block& values) {
    Open& open = open_[static_cast<std::size_t>(first_chain / lanes)];
    const double weight = 1.0 / (static_cast<double>(values.cols()) * bins_.bin_width());
    for (Index n = 0; n < values.cols(); ++n) {
        for (Index lane = 0; lane < lanes; ++lane) {
            const Index bin = bins_.bin_of(values(lane, n));
            if (bin >= 0) {
                open.sums(lane, bin) += weight;
            }
        }
    }
    if (++open.n_measurements == open.batch) {
        open.sums /= static_cast<double>(open.batch);
        series_.append(first_chain, open.sums);
        open.sums.setZero();
        open.n_measurements = 0;
    }
}

}  // namespace feynet
