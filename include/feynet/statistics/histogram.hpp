#pragma once

#include "feynet/core/block.hpp"

#include <cstdint>
#include <vector>

namespace feynet {

/// Counts of values in equal bins of [lower, upper), with what falls outside counted too.
class Histogram {
public:
    /// @throws InvalidInput if the range is not finite, lower ≥ upper or n_bins < 1
    Histogram(double lower, double upper, Index n_bins);

    /// Counts one value.
    void add(double value);

    /// The bin a value falls into; −1 if it is outside or NaN.
    Index bin_of(double value) const;

    /// Adds the counts of another histogram of the same bins.
    void merge(const Histogram& other);

    /// All counts, for a checkpoint: visit(count…).
    template <typename Visitor>
    void visit_state(Visitor& visit) {
        for (std::int64_t& count : counts_) {
            visit(count);
        }
        visit(underflow_, overflow_, not_a_number_);
    }

    Index n_bins() const { return static_cast<Index>(counts_.size()); }
    double bin_width() const { return (upper_ - lower_) / static_cast<double>(n_bins()); }

    /// The centre of bin i.
    double centre(Index i) const;

    /// The number of values in bin i.
    std::int64_t count(Index i) const;
    std::int64_t underflow() const { return underflow_; }
    std::int64_t overflow() const { return overflow_; }
    std::int64_t not_a_number() const { return not_a_number_; }

    /// The number of values seen, NaN apart.
    std::int64_t total() const;

    /// count/(total × bin width): its integral is the fraction of values within the range. Zero
    /// when nothing was counted.
    double density(Index i) const;

private:
    double lower_;
    double upper_;
    std::vector<std::int64_t> counts_;
    std::int64_t underflow_ = 0;
    std::int64_t overflow_ = 0;
    std::int64_t not_a_number_ = 0;
};

}  // namespace feynet
