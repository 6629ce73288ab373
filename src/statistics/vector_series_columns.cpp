// Series made of components of others.

#include "feynet/core/error.hpp"
#include "feynet/statistics/vector_series.hpp"

#include <cassert>

namespace feynet {
namespace {

std::size_t place(Index i) {
    return static_cast<std::size_t>(i);
}

}  // namespace

VectorSeries VectorSeries::select(std::span<const Index> components) const {
    VectorSeries result(n_chains(), static_cast<Index>(components.size()), capacity_);
    const auto pick = [&](const std::vector<double>& rows) {
        std::vector<double> picked;
        picked.reserve(rows.size() / place(n_components_) * components.size());
        for (std::size_t row = 0; row < rows.size(); row += place(n_components_)) {
            for (const Index j : components) {
                assert(j >= 0 && j < n_components_);
                picked.push_back(rows[row + place(j)]);
            }
        }
        return picked;
    };
    for (std::size_t c = 0; c < chains_.size(); ++c) {
        const Chain& from = chains_[c];
        result.chains_[c] = {
            .bins = pick(from.bins),
            .singles = pick(from.singles),
            .open_bin = pick(from.open_bin),
            .mean = pick(from.mean),
            .square = pick(from.square),
            .n_open = from.n_open,
            .n_seen = from.n_seen,
            .bin_width = from.bin_width};
    }
    return result;
}

VectorSeries VectorSeries::beside(const VectorSeries& other) const {
    VectorSeries result(n_chains(), n_components_ + other.n_components_, capacity_);
    const auto merge = [&](const std::vector<double>& left, const std::vector<double>& right) {
        std::vector<double> merged;
        merged.reserve(left.size() + right.size());
        auto l = left.begin();
        for (auto r = right.begin(); r != right.end(); r += other.n_components_) {
            merged.insert(merged.end(), l, l + n_components_);
            merged.insert(merged.end(), r, r + other.n_components_);
            l += n_components_;
        }
        return merged;
    };
    require_measured_together(other);
    const bool both_single = has_singles() && other.has_singles();
    for (std::size_t c = 0; c < chains_.size(); ++c) {
        const Chain& left = chains_[c];
        const Chain& right = other.chains_[c];
        result.chains_[c] = {
            .bins = merge(left.bins, right.bins),
            .singles = both_single ? merge(left.singles, right.singles) : std::vector<double>{},
            .open_bin = merge(left.open_bin, right.open_bin),
            .mean = merge(left.mean, right.mean),
            .square = merge(left.square, right.square),
            .n_open = left.n_open,
            .n_seen = left.n_seen,
            .bin_width = left.bin_width};
    }
    return result;
}

void VectorSeries::require_measured_together(const VectorSeries& other) const {
    require(
        other.n_chains() == n_chains(),
        "series",
        "must have the same chains, got {} and {}",
        n_chains(),
        other.n_chains());
    for (std::size_t c = 0; c < chains_.size(); ++c) {
        const Chain& left = chains_[c];
        const Chain& right = other.chains_[c];
        require(
            left.n_seen == right.n_seen && left.bin_width == right.bin_width &&
                n_bins(left) == other.n_bins(right),
            "series",
            "must be measured together, got {} and {} measurements in chain {}",
            left.n_seen,
            right.n_seen,
            c);
    }
}

}  // namespace feynet
