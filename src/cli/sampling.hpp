#pragma once

#include "commands.hpp"
#include "feynet/io/run_file.hpp"
#include "feynet/study/run_output.hpp"

namespace feynet {

/// The text of the configuration that the checkpoints of a run directory belong to.
inline std::filesystem::path configuration_file(const RunDirectory& directory) {
    return directory.path() / "checkpoints" / "configuration.toml";
}

/// Where a run directory keeps the path of the run file it began with, beside which its data files
/// are.
inline std::filesystem::path origin_file(const RunDirectory& directory) {
    return directory.path() / "checkpoints" / "origin";
}

/// Samples a study in its directory, from the checkpoints that are there, until it is done or told
/// to stop, by a signal that an InterruptGuard of the caller has caught; prints and writes the
/// results.
ExitCode sample_into(
    const RunDirectory& directory,
    const RunFile& file,
    const Study& study,
    const RunOptions& options,
    EventLog::Start start);

}  // namespace feynet
