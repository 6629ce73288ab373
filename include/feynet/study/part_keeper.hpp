#pragma once

#include "feynet/core/block.hpp"
#include "feynet/io/checkpoint_slots.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// Keeps what a run has computed on the disk, so that it goes on where it stopped.
///
/// A run is a row of parts, one after the other and always the same for one configuration: a
/// network, a size of a lattice, a coupling. A part is a number of blocks of chains that share
/// nothing, so that each is kept at a step of its own and none waits for another; the state of a
/// block is a function of the configuration and of its step.
///
/// Files: part.0, part.1, … for parts that are complete; checkpoint.0 and checkpoint.1, in turn,
/// for the part under way, at the interval asked for and where the run is stopped. Where writing
/// takes long, checkpoints are rarer, so that they never cost more than about a tenth of the time.
class PartKeeper {
public:
    using Seconds = std::chrono::duration<double>;

    /// What is kept of a block: steps done and the state after them; no steps, no state.
    struct BlockState {
        Index steps = 0;
        std::string state;
    };

    enum class BlockIs { UnderWay, AtRest };

    /// Looks at what is there; makes the directory if need be.
    ///
    /// @param  configuration  a hash of everything that the numbers of the run depend on
    /// @param  every          time between two checkpoints
    /// @throws IoError if the directory cannot be made, or as CheckpointSlots::load
    PartKeeper(std::filesystem::path directory, std::uint64_t configuration, Seconds every);
    PartKeeper(const PartKeeper&) = delete;
    PartKeeper& operator=(const PartKeeper&) = delete;

    /// Which checkpoint was left aside and why; empty if nothing is wrong.
    const std::string& warning() const { return warning_; }

    /// Begins the next part.
    /// @throws IoError if it is kept in a file that is damaged, or has other blocks
    void begin_part(Index n_blocks);

    /// Begins a block of the part: what was kept of it. Several blocks may call this and what
    /// follows at once, each with its own number.
    BlockState begin_block(Index block);

    /// Whether a block that is under way should be kept now; cheap enough for every step.
    bool is_due(Index block);

    /// Keeps the state of a block. Whoever completes a checkpoint writes it.
    /// @throws IoError if the disk does not take it
    void keep(Index block, BlockState state, BlockIs is);

    /// Lets a block rest that has not gone further than was kept.
    void rest(Index block);

    /// Ends the part: what is new goes to the disk, as a complete part if every block has done
    /// `n_steps`.
    /// @return  the wall time spent in this part by all processes, in seconds
    /// @throws IoError if the disk does not take it
    double end_part(Index n_steps);

private:
    using Clock = std::chrono::steady_clock;

    struct Part {
        Index number = -1;
        double seconds = 0.0;
        std::vector<BlockState> blocks;
    };

    /// Of a block in this process: whether it runs, when it was kept last, whether the disk lacks
    /// that.
    struct Presence {
        bool is_under_way = false;
        bool is_new = false;
        Index kept_in = 0;
    };

    std::filesystem::path part_file(Index number) const;
    static Part part_in(std::string_view payload);
    Index interval();
    double seconds() const;
    bool is_time_to_write();
    std::string take_payload();

    std::filesystem::path directory_;
    std::uint64_t configuration_;
    Seconds every_;
    CheckpointSlots slots_;
    std::uint64_t next_checkpoint_ = 1;
    std::string warning_;
    Part stopped_;  ///< that the newest checkpoint knows
    std::atomic<Index> interval_{0};
    std::atomic<Clock::rep> next_interval_;

    Part part_;
    Index steps_in_file_ = 0;  ///< of the part, in its file
    Clock::time_point part_start_{};
    std::vector<Presence> present_;
    Index written_in_ = 0;  ///< the interval of the last checkpoint
    bool is_writing_ = false;
    std::mutex mutex_;
};

}  // namespace feynet
