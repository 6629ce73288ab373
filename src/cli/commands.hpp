#pragma once

#include "feynet/io/progress.hpp"

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
};

/// The words after `feynet resume`.
struct ResumeOptions {
    RunOptions run;  ///< what says how, not what
    std::filesystem::path directory;
    std::optional<std::int64_t> draws;  ///< a longer run than before
};

/// Samples what the run file says and writes a run directory.
ExitCode run_command(const RunOptions& options);

/// Goes on with the run of a directory where it stopped, or makes it longer.
ExitCode resume_command(const ResumeOptions& options);

/// Prints the run file with every key it left to its default.
ExitCode check_command(const RunOptions& options);

/// Prints the exact answers of a run file.
ExitCode exact_command(const RunOptions& options);

/// Becomes the program feynet-bench, which prints the table of ratios.
ExitCode bench_command(const std::vector<std::string>& words);

/// Prints what a run file can name: networks, potentials, samplers, observables, studies or keys.
ExitCode list_command(const std::string& family);

}  // namespace feynet
