#include "feynet/sampler/chains.hpp"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <map>
#include <mutex>

namespace feynet {

namespace {

/// The arena of so many threads. It lasts as long as the process: of every arena that ends, oneTBB
/// 2021.8 keeps 7 kB for good.
tbb::task_arena& arena_of(int n_threads) {
    static std::mutex mutex;
    static std::map<int, tbb::task_arena> arenas;
    const std::lock_guard lock(mutex);
    constexpr int automatic = tbb::task_arena::automatic;
    return arenas.try_emplace(n_threads, n_threads > 0 ? n_threads : automatic).first->second;
}

}  // namespace

void for_each_block(Index n_blocks, int n_threads, const std::function<void(Index)>& run) {
    const auto run_range = [&](const tbb::blocked_range<Index>& range) {
        for (Index block = range.begin(); block < range.end(); ++block) {
            run(block);
        }
    };
    arena_of(n_threads).execute([&] {
        // Who waits for blocks inside a block takes none of those outside it.
        tbb::this_task_arena::isolate([&] {
            tbb::parallel_for(
                tbb::blocked_range<Index>(0, n_blocks, 1), run_range, tbb::simple_partitioner());
        });
    });
}

struct ThreadLimit::Control {
    tbb::global_control limit;
};

ThreadLimit::ThreadLimit(int n_threads)
    : control_(std::make_unique<Control>(Control{tbb::global_control(
          tbb::global_control::max_allowed_parallelism,
          static_cast<std::size_t>(
              n_threads > 0 ? n_threads : tbb::info::default_concurrency()))})) {}

ThreadLimit::~ThreadLimit() = default;

}  // namespace feynet
