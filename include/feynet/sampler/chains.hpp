#pragma once

#include "feynet/core/block.hpp"

#include <functional>

namespace feynet {

/// Calls run(block) for block = 0 … n_blocks − 1 on `n_threads` threads (0: as many as there are
/// cores).
///
/// Blocks share nothing, so a block that draws only from its own streams gives the same bits for
/// any number of threads. An exception of one block is thrown on to the caller.
void for_each_block(Index n_blocks, int n_threads, const std::function<void(Index)>& run);

}  // namespace feynet
