#pragma once

#include "feynet/core/block.hpp"

#include <array>
#include <vector>

namespace feynet {

/// The graph of a tensor network over a ring of sites: who is joined with whom, and which tensor
/// has the open leg of each site. All bonds are alike.
struct TensorGraph {
    Index n_tensors = 0;
    std::vector<std::array<Index, 2>> bonds;  ///< pairs of tensors
    std::vector<Index> legs;                  ///< the tensor of each site
    std::vector<Index> layers;                ///< sites of each layer: N, N/2, …, 2

    Index n_sites() const { return static_cast<Index>(legs.size()); }
};

/// A binary tree: each tensor makes one site of the next layer of two neighbours.
///
/// @throws InvalidInput unless the number of sites is a power of two, at least 4
TensorGraph binary_tree(Index n_sites);

/// The binary MERA: in every layer disentanglers join the pairs (2i + 1, 2i + 2), then isometries
/// make one site of each (2i, 2i + 1).
///
/// Source  Vidal, arXiv:cond-mat/0512165
/// @throws InvalidInput unless the number of sites is a power of two, at least 4
TensorGraph binary_mera(Index n_sites);

/// The number of bonds on the way from one site to another on a binary tree: up to the tensor that
/// has both below it and down again, 2 × the layers between.
Index tree_distance(Index one, Index other);

}  // namespace feynet
