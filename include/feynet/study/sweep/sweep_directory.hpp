#pragma once

#include "feynet/io/run_directory.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/study/sweep/sweep_plan.hpp"

#include <filesystem>
#include <optional>

namespace feynet {

/// The directory of a study of many runs: study.toml, which says what is swept, and one run
/// directory for each point below points/. The tasks of a cluster may share it.
class SweepDirectory {
public:
    /// Puts the plan into a directory, or finds that it is there.
    /// @throws InvalidInput if another study is there
    /// @throws IoError
    SweepDirectory(RunDirectory directory, const SweepPlan& plan);

    /// The study of a directory that was begun.
    /// @throws InvalidInput unless the directory has a study.toml
    static SweepDirectory existing(const std::filesystem::path& path);

    /// Whether a path is the directory of such a study.
    static bool is_one(const std::filesystem::path& path);

    const RunDirectory& directory() const { return directory_; }
    const SweepPlan& plan() const { return plan_; }

    /// The run directory of a point, made if need be.
    RunDirectory point(Index number) const;

    /// What a point has come to: the numbers of its summary.json, if it is there; its verdict is
    /// "partial" where the run was stopped.
    /// @throws ConfigError if the file is damaged
    std::optional<Summary> summary(Index number) const;

    /// RunConfiguration::text of the process that began a point; nothing if its checkpoints are
    /// gone.
    std::optional<std::string> configuration(Index number) const;

    /// The resolved run file of a point, as long as it was made.
    std::optional<std::string> resolved(Index number) const;

private:
    std::filesystem::path path_of(Index number) const;

    RunDirectory directory_;
    SweepPlan plan_;
};

}  // namespace feynet
