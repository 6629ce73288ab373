#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/network/time_grid.hpp"

#include <vector>

namespace feynet {

/// The correlators of some powers of the position on a ring, from which energy levels are read:
/// first the means ⟨xᵖ⟩, then, for each lag k, the products
///
///     (1/2N) Σₙ (xₙᵖ xₙ₊ₖ^q + xₙ^q xₙ₊ₖᵖ),    p ≤ q in the order of the powers, row by row.
///
/// Means are over all sites, products over every `stride`-th one: neighbours on a fine grid tell
/// little new. Cost O(N/stride) for each product.
class PowerCorrelators final : public Observable {
public:
    /// @param powers  increasing and positive
    /// @param lags    at most N each
    /// @throws InvalidInput if the grid is no ring, or a power, lag or stride is out of range
    PowerCorrelators(
        const TimeGrid& grid, std::vector<int> powers, std::vector<Index> lags, Index stride);

    std::string_view name() const override { return "power_correlators"; }
    Index size() const override;
    void measure(const Block& path, Block& values) const override;

    const std::vector<int>& powers() const { return powers_; }
    const std::vector<Index>& lags() const { return lags_; }

private:
    std::vector<Block> powers_of(const Block& path) const;

    std::vector<int> powers_;
    std::vector<Index> lags_;
    Index stride_;
    Index largest_lag_ = 0;
};

}  // namespace feynet
