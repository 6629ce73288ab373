#pragma once

#include "feynet/core/block.hpp"
#include "feynet/io/checkpoint_slots.hpp"
#include "feynet/study/kept_part.hpp"
#include "feynet/study/ranks.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>
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
///
/// Several processes may do one run: block b is then done on rank b mod count, which keeps it in
/// checkpoints of its own (rank-1/checkpoint.0, …), and share() makes all blocks known to all. Rank
/// 0 writes the complete parts, before any rank begins the next one. Whoever goes on, on however
/// many ranks, reads the checkpoints of all.
class PartKeeper {
public:
    /// A time in seconds.
    using Seconds = std::chrono::duration<double>;

    /// Whether a block has steps to do.
    enum class BlockIs { UnderWay, AtRest };

    /// Looks at what is there; makes the directory if need be.
    ///
    /// @param  configuration  a hash of everything that the numbers of the run depend on
    /// @param  every          time between two checkpoints
    /// @param  ranks          the processes that do the run together; null: there is one
    /// @throws IoError if the directory cannot be made, or as CheckpointSlots::load
    PartKeeper(
        std::filesystem::path directory,
        std::uint64_t configuration,
        Seconds every,
        Ranks* ranks = nullptr);
    PartKeeper(const PartKeeper&) = delete;
    PartKeeper& operator=(const PartKeeper&) = delete;

    /// Which checkpoint was left aside and why; empty if nothing is wrong.
    const std::string& warning() const { return warning_; }

    /// Begins the next part.
    /// @throws IoError if it is kept in a file that is damaged, or has other blocks
    void begin_part(Index n_blocks);

    /// Whether a block that several processes share is done by this one.
    bool is_here(Index block) const;

    /// How many of the first n_blocks are.
    Index n_here(Index n_blocks) const;

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

    /// Makes the blocks of the part, at rest on every rank, known to all ranks, and whether the run
    /// is to stop: is_stopping() then, unless all say no. One process alone is not asked.
    void share(const std::function<bool()>& stop);

    /// Whether another rank stops: nothing more is to be begun.
    bool is_stopping() const { return is_stopping_; }

    /// Whether the blocks of any part so far were divided among processes.
    bool has_shared() const { return has_shared_; }

    /// Ends the part: what is new goes to the disk, as a complete part if every block has done
    /// `n_steps`.
    /// @return  the wall time spent in this part by all processes, in seconds
    /// @throws IoError if the disk does not take it
    double end_part(Index n_steps);

private:
    using Clock = std::chrono::steady_clock;

    /// Of a block in this process: whether it runs, when it was kept last, whether the disk lacks
    /// that.
    struct Presence {
        bool is_under_way = false;
        bool is_new = false;
        Index kept_in = 0;
    };

    std::filesystem::path part_file(Index number) const;
    std::filesystem::path slots_directory(int rank) const;
    void load_slots(int of_rank);
    int rank() const { return ranks_ != nullptr ? ranks_->number() : 0; }
    Index interval();
    double seconds() const;
    void meet();
    bool is_time_to_write();
    std::string take_payload();

    std::filesystem::path directory_;
    std::uint64_t configuration_;
    Seconds every_;
    Ranks* ranks_;
    CheckpointSlots slots_;
    std::uint64_t next_checkpoint_ = 1;
    std::string warning_;
    std::map<Index, KeptPart> stopped_;  ///< by number, that the newest checkpoints know
    std::atomic<Index> interval_{0};
    std::atomic<Clock::rep> next_interval_;

    KeptPart part_;
    Index steps_in_file_ = 0;  ///< of the part, in its file
    Clock::time_point part_start_{};
    std::vector<Presence> present_;
    Index written_in_ = 0;  ///< the interval of the last checkpoint
    bool is_writing_ = false;
    std::atomic<bool> is_stopping_{false};
    bool has_shared_ = false;
    std::mutex mutex_;
};

}  // namespace feynet
