#pragma once

#include "feynet/core/error.hpp"
#include "feynet/io/state.hpp"
#include "feynet/study/execution.hpp"
#include "feynet/study/part_keeper.hpp"

#include <chrono>

namespace feynet {

/// Whether the state of a block can be written down and read back.
template <typename Block>
concept Keepable = StateOf<Block, StateWriter> && StateOf<Block, StateReader>;

/// One part of a run on the clock and, where there is one, in the keeper of the run.
class TimedPart {
public:
    TimedPart(PartKeeper* keeper, Index n_blocks) : keeper_(keeper) {
        if (keeper_ != nullptr) {
            keeper_->begin_part(n_blocks);
        }
    }

    /// Ends the part; complete is what has done `n_steps`.
    /// @return  wall time in seconds, that of earlier processes included
    double end(Index n_steps) const {
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
        return keeper_ != nullptr ? keeper_->end_part(n_steps) : elapsed.count();
    }

private:
    PartKeeper* keeper_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// A block of a part, taken up where the keeper of the run has it and kept when that is due.
template <typename Block>
class KeptBlock {
public:
    /// Gives the block, just made, the state that was kept of it.
    /// @throws IoError if that is the state of another kind of block
    KeptBlock(const Execution& execution, Index number, Block& block)
        : keeper_(is_kept ? execution.keeper : nullptr), number_(number), block_(block) {
        if (keeper_ == nullptr) {
            return;
        }
        const BlockState known = keeper_->begin_block(number_);
        if (known.steps > 0) {
            restore(known.state);
        }
        n_steps_ = n_kept_ = known.steps;
    }

    /// The steps that are done.
    Index n_steps() const { return n_steps_; }

    void count_step() {
        ++n_steps_;
        if (keeper_ != nullptr && keeper_->is_due(number_)) {
            keep(PartKeeper::BlockIs::UnderWay);
        }
    }

    /// After the last step.
    void end() {
        if (keeper_ == nullptr) {
            return;
        }
        if (n_steps_ > n_kept_) {
            keep(PartKeeper::BlockIs::AtRest);
        } else {
            keeper_->rest(number_);
        }
    }

private:
    static constexpr bool is_kept = Keepable<Block>;

    void restore(std::string_view bytes) {
        if constexpr (is_kept) {
            StateReader state(bytes);
            try {
                block_.visit_state(state);
            } catch (const InvalidInput& error) {
                throw IoError(std::string("the checkpoint is of no such run: ") + error.what());
            }
            state.finish();
        }
    }

    void keep(PartKeeper::BlockIs is) {
        if constexpr (is_kept) {
            StateWriter state;
            block_.visit_state(state);
            keeper_->keep(number_, {n_steps_, state.take()}, is);
            n_kept_ = n_steps_;
        }
    }

    PartKeeper* keeper_;
    Index number_;
    Block& block_;
    Index n_steps_ = 0;
    Index n_kept_ = 0;
};

}  // namespace feynet
