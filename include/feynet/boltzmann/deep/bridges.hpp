#pragma once

#include "feynet/core/signed_bonds.hpp"

#include <vector>

namespace feynet {

/// Whether each edge of a graph is a bridge: no closed walk without repetition runs through it, and
/// without it its two ends do not see each other. Two nodes may have several edges, and an edge may
/// lead back to its own node.
///
/// Cost    O(nodes + edges)
/// Source  Tarjan, Inf. Process. Lett. 2, 160 (1974)
std::vector<bool> bridges(Index n_nodes, const std::vector<Bond>& edges);

}  // namespace feynet
