#pragma once

#include "feynet/boltzmann/renormalisation/tensor_graph.hpp"

namespace feynet {

/// Neighbouring sites, around the ring.
struct SiteBlock {
    Index first = 0;
    Index length = 1;
};

/// The least number of bonds, open legs among them, that separate the sites of a block from all
/// others: the largest flow between them. With bonds of dimension χ the block's entropy is at most
/// ln χ times this.
///
/// Source  flow by Boykov and Kolmogorov, IEEE PAMI 26, 1124 (2004), as in Boost.Graph
/// @throws InvalidInput unless 0 < length < sites and 0 ≤ first < sites
Index minimal_cut(const TensorGraph& graph, const SiteBlock& block);

/// The minimal cuts of blocks of one length.
struct CutRange {
    Index least = 0;
    Index most = 0;
    double mean = 0.0;
};

/// minimal_cut of the blocks that begin at 0 … n_positions − 1.
CutRange minimal_cuts(const TensorGraph& graph, Index length, Index n_positions);

/// The mean of minimal_cut over all blocks of 2^m sites on a large tree,
///
///     (6m + 8 + (−½)^m)/9
///
/// 2/3 for each doubling: a block has two ends, and a third of the digits of a number is not zero
/// in its non-adjacent form. The least cut is 1 however long the block is.
///
/// Source  found here, held against minimal_cut up to blocks of 512 sites
double mean_tree_cut(Index doublings);

/// The same on a MERA: 1, 2, 3½ and then 2m − 2^{2−m}, 2 for each doubling.
///
/// Source  as above
double mean_mera_cut(Index doublings);

}  // namespace feynet
