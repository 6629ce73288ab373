#pragma once

#include "commands.hpp"
#include "feynet/io/table.hpp"
#include "feynet/study/kept_run.hpp"

#include <functional>
#include <string>

namespace feynet {

/// Whether this process writes and prints the results of a command.
bool speaks(const RunOptions& options);

/// The directory that rank 0 makes, for all.
RunDirectory shared_directory(const RunOptions& options, const std::function<RunDirectory()>& make);

/// Whether a signal came that an InterruptGuard of the caller has caught, or the time is up.
std::function<bool()> stop_rule(const RunOptions& options);

/// Why a run stopped early, in words.
std::string reason_of_stop();

/// Colours where stdout is a terminal that wants them.
TableStyle style_of_stdout(const RunOptions& options);

/// The exit code that a verdict stands for.
ExitCode exit_code_of(const Summary& summary);

/// How the options want a run to be kept; warnings go to stderr.
Keeping keeping_of(const RunOptions& options);

/// The results on stdout, as a table or as JSON.
void print_result(const Summary& summary, const RunOptions& options);

/// Why a run stopped and how to go on with it, if it did; and where its report is.
void print_whereabouts(const RunDirectory& directory, ExitCode code);

/// Where the report is.
void print_report_path(const RunDirectory& directory);

/// Samples a study in its directory, from the checkpoints that are there, until it is done or told
/// to stop; prints and writes the results.
ExitCode sample_and_print(
    const RunDirectory& directory, const ReadRun& run, const RunOptions& options);

}  // namespace feynet
