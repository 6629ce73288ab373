#pragma once

#include "feynet/core/block.hpp"

#include <functional>
#include <memory>

namespace feynet {

/// Calls run(block) for block = 0 … n_blocks − 1 on `n_threads` threads (0: as many as there are
/// cores).
///
/// Blocks share nothing, so a block that draws only from its own streams gives the same bits for
/// any number of threads. An exception of one block is thrown on to the caller.
void for_each_block(Index n_blocks, int n_threads, const std::function<void(Index)>& run);

/// While it lives, all calls of for_each_block of this process, one inside the other or side by
/// side, have no more than so many threads together.
class ThreadLimit {
public:
    /// @param n_threads  0: as many as there are cores
    explicit ThreadLimit(int n_threads);
    ThreadLimit(const ThreadLimit&) = delete;
    ThreadLimit& operator=(const ThreadLimit&) = delete;
    ~ThreadLimit();

private:
    struct Control;
    std::unique_ptr<Control> control_;
};

}  // namespace feynet
