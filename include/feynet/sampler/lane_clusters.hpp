#pragma once

#include "feynet/core/block.hpp"

#include <cstdint>
#include <utility>

namespace feynet {

/// A partition of n sites into clusters for each chain of a block, made by joining one pair at a
/// time (union–find). The root of a cluster is its first site.
///
/// Cost    a join takes O(ln n) at most, and O(1) along a chain that is joined in its own order
/// Source  Tarjan & van Leeuwen, J. ACM 31 (1984) 245.
class LaneClusters {
public:
    /// Every site is a cluster of its own.
    explicit LaneClusters(Index n_sites) : parents_(lanes, n_sites) {
        for (Index i = 0; i < n_sites; ++i) {
            parents_.col(i) = static_cast<std::int32_t>(i);
        }
    }

    Index n_sites() const { return parents_.cols(); }

    /// Joins the clusters of two sites of one chain.
    void join(int lane, Index first, Index second) {
        Index low = root(lane, first);
        Index high = root(lane, second);
        if (low > high) {
            std::swap(low, high);
        }
        parents_(lane, high) = static_cast<std::int32_t>(low);
    }

    /// The first site of the cluster of a site; every site on the way comes half as far from it.
    Index root(int lane, Index site) {
        while (parents_(lane, site) != site) {
            const std::int32_t grandparent = parents_(lane, parents_(lane, site));
            parents_(lane, site) = grandparent;
            site = grandparent;
        }
        return site;
    }

    /// A site of the same cluster that is not later: the site itself only if it is the root.
    Index parent(int lane, Index site) const { return parents_(lane, site); }

private:
    Eigen::Array<std::int32_t, lanes, Eigen::Dynamic> parents_;
};

}  // namespace feynet
