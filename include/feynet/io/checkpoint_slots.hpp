#pragma once

#include "feynet/io/checkpoint.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace feynet {

/// The checkpoint that a run goes on from, and what to tell its user.
struct LoadedCheckpoint {
    Checkpoint checkpoint;
    std::filesystem::path file;
    std::string warning;  ///< why the other slot was left aside; empty if nothing is wrong with it
};

/// The checkpoints of a run: the files checkpoint.0 and checkpoint.1 of its directory, written in
/// turn, each complete or not at all, so that at every moment the newest whole one is on the disk.
///
/// A run will hold the RunLock of its directory, load(), take its state out of the payload with a
/// PayloadReader or start afresh where load() has none, and write() at the interval of
/// --checkpoint-every, on a signal and at its end, always between two trajectories. Random numbers
/// are functions of the step (see Stream): the payload needs no state of a generator, and the state
/// is a function of configuration and step.
///
///     CheckpointSlots slots(run.path(), hash_of_the_configuration);
///     if (const auto loaded = slots.load()) { … loaded->checkpoint.step … }
///     slots.write(step, writer.bytes());
class CheckpointSlots {
public:
    /// Touches no file.
    /// @param  configuration  a hash of everything that the numbers of the run depend on
    CheckpointSlots(std::filesystem::path directory, std::uint64_t configuration);

    /// The newest whole checkpoint; nothing only if neither file exists.
    ///
    /// Where a file is damaged or cannot be read, the other is taken and the warning says why.
    ///
    /// @throws ForeignCheckpoint naming a file of another format or configuration, be the other
    ///         whole or not
    /// @throws IoError naming both files, if at least one exists and none is whole
    std::optional<LoadedCheckpoint> load();

    /// Puts a checkpoint on the disk, in place of the one that is not the newest.
    ///
    /// The first write looks at both files as load() does, so that none is ever replaced unseen.
    /// The step of the newest is not written again.
    ///
    /// @throws InvalidInput if the step lies before that of the newest
    /// @throws IoError if the disk does not confirm it; the newest before is still there then, and
    ///         as load()
    void write(std::uint64_t step, std::string_view payload);

    /// @param  slot  0 or 1
    std::filesystem::path file(std::size_t slot) const;

private:
    struct Newest {
        std::size_t slot;
        std::uint64_t step;
    };

    std::filesystem::path directory_;
    std::uint64_t configuration_;
    std::optional<Newest> newest_;
    bool looked_ = false;
};

}  // namespace feynet
