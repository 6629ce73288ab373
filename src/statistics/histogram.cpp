#include "feynet/statistics/histogram.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <numeric>

namespace feynet {

Histogram::Histogram(double lower, double upper, Index n_bins) : lower_(lower), upper_(upper) {
    require(
        lower < upper && std::isfinite(upper - lower),
        "upper",
        "must be finite and above {}, got {}",
        lower,
        upper);
    require(n_bins >= 1, "n_bins", "must be at least 1, got {}", n_bins);
    counts_.resize(static_cast<std::size_t>(n_bins), 0);
}

void Histogram::add(double value) {
    if (std::isnan(value)) {
        ++not_a_number_;
    } else if (value < lower_) {
        ++underflow_;
    } else if (value >= upper_) {
        ++overflow_;
    } else {
        ++counts_[static_cast<std::size_t>(bin_of(value))];
    }
}

Index Histogram::bin_of(double value) const {
    if (!(value >= lower_ && value < upper_)) {
        return -1;
    }
    // rounding may carry a value just below `upper` into the bin after the last
    return std::min(static_cast<Index>((value - lower_) / bin_width()), n_bins() - 1);
}

void Histogram::merge(const Histogram& other) {
    assert(other.lower_ == lower_ && other.upper_ == upper_ && other.n_bins() == n_bins());
    std::transform(
        counts_.begin(), counts_.end(), other.counts_.begin(), counts_.begin(), std::plus<>());
    underflow_ += other.underflow_;
    overflow_ += other.overflow_;
    not_a_number_ += other.not_a_number_;
}

double Histogram::centre(Index i) const {
    return lower_ + (static_cast<double>(i) + 0.5) * bin_width();
}

std::int64_t Histogram::count(Index i) const {
    assert(i >= 0 && i < n_bins());
    return counts_[static_cast<std::size_t>(i)];
}

std::int64_t Histogram::total() const {
    return std::accumulate(counts_.begin(), counts_.end(), underflow_ + overflow_);
}

double Histogram::density(Index i) const {
    const std::int64_t all = total();
    return all == 0 ? 0.0
                    : static_cast<double>(count(i)) / (static_cast<double>(all) * bin_width());
}

}  // namespace feynet
