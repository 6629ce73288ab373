#pragma once

#include "feynet/io/event_log.hpp"
#include "feynet/io/json_object.hpp"
#include "feynet/io/report.hpp"
#include "feynet/io/run_directory.hpp"
#include "feynet/io/run_lock.hpp"
#include "feynet/study/study.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// The files of one run: the configuration is there from the beginning, the results at the end,
/// each complete or not at all.
class RunOutput {
public:
    /// What a run is known by before it starts.
    struct Identity {
        std::string config;    ///< the run file as it was read
        std::string resolved;  ///< the run file that repeats the run
        JsonObject provenance;
        std::vector<SettingChange> changes{};  ///< what was chosen, for the report
    };

    /// Holds the directory for this process, writes config.toml, resolved.toml and provenance.json,
    /// and opens log.ndjson. A directory with a resolved.toml is continued: it keeps what tells of
    /// its beginning, and loses the unfinished files that a killed process left.
    /// @throws IoError naming the process that holds the directory, or if the disk takes no file
    RunOutput(RunDirectory directory, Identity identity);

    /// Whether an earlier process began the run.
    bool is_continued() const { return is_continued_; }

    const RunDirectory& directory() const { return directory_; }
    EventLog& log() { return log_; }

    /// Writes samples.h5, summary.json, correlator.csv, a csv for every figure, and report.html.
    void write(const StudyResult& study) const;

private:
    RunDirectory directory_;
    RunLock lock_;
    bool is_continued_;
    Identity identity_;
    EventLog log_;
};

}  // namespace feynet
