#include "feynet/sampler/chains.hpp"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace feynet {

void for_each_block(Index n_blocks, int n_threads, const std::function<void(Index)>& run) {
    tbb::task_arena arena(n_threads > 0 ? n_threads : tbb::task_arena::automatic);
    arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<Index>(0, n_blocks, 1),
            [&](const tbb::blocked_range<Index>& range) {
                for (Index block = range.begin(); block < range.end(); ++block) {
                    run(block);
                }
            },
            tbb::simple_partitioner());
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
