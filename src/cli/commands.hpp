#pragma once

#include "feynet/io/progress.hpp"
#include "feynet/study/ranks.hpp"
#include "feynet/study/reanalysis.hpp"
#include "feynet/study/run_export.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// How a command of feynet ended, as an exit code.
enum class ExitCode : int {
    Success = 0,
    BadInput = 2,
    VerdictFailed = 3,
    Unavailable = 69,
    Bug = 70,
    OutOfMemory = 71,
    InputOutput = 74,
    StoppedEarly = 75,
};

/// The words after `feynet run` and the commands that read a run file as it does.
struct RunOptions {
    std::filesystem::path file;            ///< empty: the study's own
    std::string study;                     ///< of `feynet study NAME`; empty: what the file says
    std::vector<std::string> assignments;  ///< --set section.key=value
    std::optional<std::uint64_t> seed;
    int n_threads = 0;
    std::optional<std::filesystem::path> out;
    bool json = false;
    bool dry_run = false;
    ProgressStyle progress = ProgressStyle::Auto;
    std::chrono::duration<double> checkpoint_every{60.0};
    std::optional<std::chrono::duration<double>> max_time;
    std::string command_line;
    Ranks* ranks = nullptr;  ///< the processes that obey the same words; null: there is one
};

/// The words after `feynet resume`.
struct ResumeOptions {
    RunOptions run;  ///< what says how, not what
    std::filesystem::path directory;
    std::optional<std::int64_t> draws;  ///< a longer run than before
};

/// The words after `feynet sweep`.
struct SweepOptions {
    RunOptions run;
    bool list = false;                  ///< --list
    bool is_array_task = false;         ///< --index without a number
    std::optional<std::int64_t> index;  ///< --index
};

/// The words after `feynet compare`.
struct CompareOptions {
    std::filesystem::path first;
    std::filesystem::path second;
    double limit = 4.5;  ///< of |pull|
};

/// The words after `feynet analyze`.
struct AnalyzeOptions {
    std::filesystem::path directory;
    Reanalysis how;
    std::string fit;            ///< --fit; empty: none
    std::int64_t n_states = 1;  ///< --states
};

/// The words after `feynet export`.
struct ExportOptions {
    std::filesystem::path directory;
    ExportFormat format = ExportFormat::Csv;
    std::optional<std::filesystem::path> out;
};

/// The words after `feynet validate`.
struct ValidateOptions {
    RunOptions run;
    bool full = false;
    std::string only;                           ///< a theory; empty: every one
    std::vector<std::filesystem::path> beside;  ///< finished campaigns of other seeds
};

/// Samples what the run file says and writes a run directory.
ExitCode run_command(const RunOptions& options);

/// Goes on with the run of a directory where it stopped, or makes it longer.
ExitCode resume_command(const ResumeOptions& options);

/// Samples all points of a study, or one of them, or prints what they are.
ExitCode sweep_command(const SweepOptions& options);

/// Collects what the tasks of an array have done; the directory is options.file.
ExitCode merge_command(const RunOptions& options);

/// Prints how far apart two runs are; exit 3 if more than the limit.
ExitCode compare_command(const CompareOptions& options);

/// Prints the numbers of a run from its samples, with another beginning or another window.
ExitCode analyze_command(const AnalyzeOptions& options);

/// Writes the samples of a run for other programs and prints the names of the files.
ExitCode export_command(const ExportOptions& options);

/// Runs the validation campaign and prints its account.
ExitCode validate_command(const ValidateOptions& options);

/// Prints the run file with every key it left to its default.
ExitCode check_command(const RunOptions& options);

/// Prints the exact answers of a run file.
ExitCode exact_command(const RunOptions& options);

/// Becomes the program feynet-bench, which prints the table of ratios.
ExitCode bench_command(const std::vector<std::string>& words);

/// Prints what a run file can name: networks, potentials, samplers, observables, studies or keys.
ExitCode list_command(const std::string& family);

}  // namespace feynet
