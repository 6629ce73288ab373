#pragma once

#include "commands.hpp"
#include "feynet/io/run_file.hpp"
#include "feynet/study/run_output.hpp"

namespace feynet {

/// The text of the configuration that the checkpoints of a run directory belong to.
inline std::filesystem::path configuration_file(const RunDirectory& directory) {
    return directory.path() / "checkpoints" / "configuration.toml";
}

/// Samples a study in its directory, from the checkpoints that are there, until it is done or told
/// to stop; prints and writes the results.
ExitCode sample_into(
    const RunDirectory& directory,
    const RunFile& file,
    const Study& study,
    const RunOptions& options,
    EventLog::Start start);

}  // namespace feynet
