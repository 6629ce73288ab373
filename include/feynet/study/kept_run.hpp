#pragma once

#include "feynet/io/run_directory.hpp"
#include "feynet/study/ranks.hpp"
#include "feynet/study/read_run.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace feynet {

/// How a run is kept; no number depends on it.
struct Keeping {
    std::chrono::duration<double> checkpoint_every{60.0};
    std::string command_line;
    /// Told of what the user should know, as a checkpoint that was left aside.
    std::function<void(const std::string&)> warn = [](const std::string&) {};
    Ranks* ranks = nullptr;  ///< the processes that do the run together; null: there is one
};

/// Runs a study into its directory, from the checkpoints that are there: configuration and log from
/// the beginning, checkpoints on the way, results at the end, or what there is of them where
/// `hooks` say that it stops. Of several processes rank 0 writes all but the checkpoints.
///
/// @throws IoError if another process holds the directory, or the disk does not take the files
Summary sample_into(
    const RunDirectory& directory, const ReadRun& run, const Keeping& keeping, StudyHooks hooks);

/// The run that a directory was begun with, which its checkpoints belong to.
///
/// @param draws  a longer run than before, where the study can be lengthened
/// @throws InvalidInput if this program has another build, with the difference, or the run cannot
///         have that many draws
ReadRun begun_run(const RunDirectory& directory, std::optional<std::int64_t> draws);

}  // namespace feynet
