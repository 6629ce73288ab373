#pragma once

#include "feynet/network/lane_transform.hpp"

#include <optional>

namespace feynet {

/// The products of sites at a distance along cyclic rows of L sites, Σ_y φ_y φ_{y+k} for k = 0 …
/// L/2, summed over all rows of a field along one direction.
class RowProducts {
public:
    /// Rows up to here are multiplied out, longer ones transformed.
    static constexpr Index longest_direct = 128;

    explicit RowProducts(Index extent);

    /// products ← products + the sums.
    ///
    /// @param sites   a field whose neighbours in the direction are `stride` columns apart
    ///                                        sites: lanes × V, products: lanes × (L/2 + 1)
    void add(const Block& sites, Index stride, Block& products) const;

private:
    void add_direct(const Block& sites, Index stride, Block& products) const;
    void add_transformed(const Block& sites, Index stride, Block& products) const;

    Index extent_;
    std::optional<LaneTransform> forward_;
    std::optional<LaneTransform> backward_;
};

}  // namespace feynet
