#pragma once

#include "feynet/core/block.hpp"
#include "feynet/sampler/chains.hpp"
#include "feynet/sampler/sampler.hpp"
#include "feynet/study/execution.hpp"
#include "feynet/study/kept_block.hpp"

#include <atomic>

namespace feynet {

/// How long the chains of a run are.
struct ChainLengths {
    Index chains = 16;
    Index warmup = 0;
    Index draws = 0;

    Index n_blocks() const { return in_whole_blocks(chains) / lanes; }
};

/// Which blocks of a part this process does, and how many steps of the whole part a step of one of
/// them stands for where other processes do the other blocks.
class SharedPart {
public:
    /// @param keeper  of blocks that can be shared; null: all are done here
    SharedPart(PartKeeper* keeper, Index n_blocks)
        : keeper_(keeper),
          n_blocks_(n_blocks),
          n_here_(keeper != nullptr ? keeper->n_here(n_blocks) : n_blocks) {}

    /// Whether this process does the block.
    bool is_here(Index block) const { return keeper_ == nullptr || keeper_->is_here(block); }
    bool has_others() const { return n_here_ < n_blocks_; }

    /// Of all chains that are done elsewhere meanwhile, this one's too.
    Index chain_steps(Index first, Index end) const {
        return lanes * (n_blocks_ * end / n_here_ - n_blocks_ * first / n_here_);
    }

private:
    PartKeeper* keeper_;
    Index n_blocks_;
    Index n_here_;
};

/// Tells the other processes what was done here, and makes the blocks that they have done.
template <typename MakeBlock, typename Finish>
void take_from_others(
    const SharedPart& shared,
    Index n_blocks,
    const Execution& execution,
    MakeBlock& make_block,
    Finish& finish) {
    if (execution.keeper == nullptr) {
        return;
    }
    execution.keeper->share(execution.stop);
    if (!shared.has_others()) {
        return;
    }
    for_each_block(n_blocks, execution.n_threads, [&](Index b) {
        if (!shared.is_here(b)) {
            auto block = make_block(b);
            KeptBlock(execution, b, block).end();
            finish(block);
        }
    });
}

/// Does all steps of all blocks, one block per task, as the next part of a run. When `stop` says so
/// every block ends after its step; what Execution::keeper knows of is not done again. Where
/// several processes do the run, each does its blocks, and then has them all.
///
/// @param make_block  makes block number b: an object with `Lanes step(Index i)`, which does step i
///                    and gives the acceptance of its chains, and `visit_state(visit)`, which names
///                    all that a step changes; without the latter nothing is kept or shared
/// @param finish      called with every block after its last step
/// @return            wall time in seconds, that of earlier processes included
template <typename MakeBlock, typename Finish>
double run_steps(
    Index n_blocks,
    Index n_steps,
    const Execution& execution,
    MakeBlock make_block,
    Finish finish) {
    constexpr bool is_shared = Keepable<decltype(make_block(Index{0}))>;
    const TimedPart part(execution.keeper, n_blocks);
    const SharedPart shared(is_shared ? execution.keeper : nullptr, n_blocks);
    std::atomic<bool> has_failed{false};
    for_each_block(n_blocks, execution.n_threads, [&](Index b) {
        if (!shared.is_here(b)) {
            return;
        }
        try {
            auto block = make_block(b);
            KeptBlock kept(execution, b, block);
            execution.restored(shared.chain_steps(0, kept.n_steps()));
            while (kept.n_steps() < n_steps && !has_failed && !execution.stop()) {
                const Index i = kept.n_steps();
                const Lanes acceptance = block.step(i);
                kept.count_step();
                execution.progress(shared.chain_steps(i, i + 1), acceptance.mean());
            }
            kept.end();
            finish(block);
        } catch (...) {
            // The others end as well: what cannot be kept need not be computed for days.
            has_failed = true;
            throw;
        }
    });
    if constexpr (is_shared) {
        take_from_others(shared, n_blocks, execution, make_block, finish);
    }
    return part.end(n_steps);
}

/// Chains that are measured after their warm-up, as the steps of a block.
template <typename Chains>
struct ChainSteps {
    Chains chains;
    const ChainLengths& lengths;

    /// Step i of all; measured after the warm-up. The acceptance of each chain.
    Lanes step(Index i) {
        const Transition transition = chains.advance(lengths.warmup / 4);
        if (i >= lengths.warmup) {
            chains.measure(transition);
        }
        return transition.acceptance;
    }

    template <typename Visitor>
    requires StateOf<Chains, Visitor>
    void visit_state(Visitor& visit) { chains.visit_state(visit); }
};

/// Runs all blocks of chains as run_steps does: warm-up, a quarter of it relaxing, then draws that
/// are measured.
///
/// @param make_block  makes block number b: an object with `Transition advance(Index n_relax)`,
///                    `measure(Transition)`, `finish()` and, so that it is kept,
///                    `visit_state(visit)`
/// @return            wall time in seconds
template <typename MakeBlock>
double run_blocks(const ChainLengths& lengths, const Execution& execution, MakeBlock make_block) {
    using Chains = decltype(make_block(Index{0}));
    return run_steps(
        lengths.n_blocks(),
        lengths.warmup + lengths.draws,
        execution,
        [&](Index b) {
            return ChainSteps<Chains>{make_block(b), lengths};
        },
        [](ChainSteps<Chains>& block) { block.chains.finish(); });
}

/// A computation as the steps of a block for run_steps(); one that has ended stands still.
template <typename Work, auto has_ended, auto advance>
struct StepsOf {
    Index number;  ///< of the block
    Work work;

    /// The next step, unless the computation has ended.
    Lanes step(Index /*step*/) {
        if (!(work.*has_ended)()) {
            (work.*advance)();
        }
        return Lanes::Ones();
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        work.visit_state(visit);
    }
};

}  // namespace feynet
