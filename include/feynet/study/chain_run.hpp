#pragma once

#include "feynet/core/block.hpp"
#include "feynet/sampler/chains.hpp"
#include "feynet/sampler/sampler.hpp"
#include "feynet/study/execution.hpp"

#include <chrono>

namespace feynet {

/// How long the chains of a run are.
struct ChainLengths {
    Index chains = 16;
    Index warmup = 0;
    Index draws = 0;

    Index n_blocks() const { return (chains + lanes - 1) / lanes; }
};

/// Runs all blocks of chains, one per task: warm-up, a quarter of it relaxing, then draws that are
/// measured. When `stop` says so every block ends after its trajectory.
///
/// @param make_block  makes block number b: an object with `Transition advance(Index n_relax)`,
///                    `measure(Transition)` and `finish()`
/// @return            wall time in seconds
template <typename MakeBlock>
double run_blocks(const ChainLengths& lengths, const Execution& execution, MakeBlock make_block) {
    const auto start = std::chrono::steady_clock::now();
    for_each_block(lengths.n_blocks(), execution.n_threads, [&](Index b) {
        auto chains = make_block(b);
        const Index end = lengths.warmup + lengths.draws;
        for (Index i = 0; i < end && !execution.stop(); ++i) {
            const Transition transition = chains.advance(lengths.warmup / 4);
            if (i >= lengths.warmup) {
                chains.measure(transition);
            }
            execution.progress(lanes, transition.acceptance.mean());
        }
        chains.finish();
    });
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace feynet
