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
    explicit LaneClusters(Index n_sites) : parents_(n_sites, lanes) {
        for (Index i = 0; i < n_sites; ++i) {
            parents_.row(i) = static_cast<std::int32_t>(i);
        }
    }

    Index n_sites() const { return parents_.rows(); }

    /// Joins the clusters of two sites of one chain.
    void join(int lane, Index first, Index second) {
        Index low = root(lane, first);
        Index high = root(lane, second);
        if (low > high) {
            std::swap(low, high);
        }
        parents_(high, lane) = static_cast<std::int32_t>(low);
    }

    /// The first site of the cluster of a site; every site on the way comes half as far from it.
    Index root(int lane, Index site) {
        std::int32_t* const parents = parents_.data() + lane * n_sites();
        while (parents[site] != site) {
            const std::int32_t grandparent = parents[parents[site]];
            parents[site] = grandparent;
            site = grandparent;
        }
        return site;
    }

    /// A site of the same cluster that is not later: the site itself only if it is the root.
    Index parent(int lane, Index site) const { return parents_(site, lane); }

private:
    // One column per chain: what a chain looks up at random stays in its first cache.
    Eigen::Array<std::int32_t, Eigen::Dynamic, lanes> parents_;
};

}  // namespace feynet
