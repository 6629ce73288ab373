#include "feynet/study/correlator_bins.hpp"

namespace feynet {

CorrelatorBins::CorrelatorBins(const Correlator& correlator)
    : correlator_(correlator), powers_(Block::Zero(lanes, correlator.n_powers())) {}

void CorrelatorBins::add(const Block& path, Index first_chain, VectorSeries& series) {
    correlator_.add_powers(path, powers_);
    const Index width = series.next_bin_width(first_chain);
    if (++n_open_ == 1 && width > 1) {
        first_ = powers_;
    }
    if (n_open_ < width) {
        return;
    }
    correlator_.transform(powers_, 1.0 / static_cast<double>(width), means_);
    if (width > 1) {
        correlator_.transform(first_, 1.0, one_);
    }
    series.append_bin(first_chain, means_, width > 1 ? one_ : means_);
    powers_.setZero();
    n_open_ = 0;
}

}  // namespace feynet
