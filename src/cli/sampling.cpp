#include "sampling.hpp"

#include "console.hpp"
#include "feynet/io/interrupt.hpp"
#include "feynet/io/io_error.hpp"
#include "feynet/io/summary_json.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <unistd.h>

namespace feynet {

bool speaks(const RunOptions& options) {
    return options.ranks == nullptr || options.ranks->number() == 0;
}

RunDirectory shared_directory(
    const RunOptions& options, const std::function<RunDirectory()>& make) {
    if (options.ranks == nullptr) {
        return make();
    }
    const std::string mine = speaks(options) ? make().path().string() : "";
    const auto heard = options.ranks->exchange(mine);
    if (!heard) {
        throw IoError("another rank has ended before the run began");
    }
    return RunDirectory::made(heard->front());
}

std::function<bool()> stop_rule(const RunOptions& options) {
    using Clock = std::chrono::steady_clock;
    if (!options.max_time) {
        return [] { return stop_requested(); };
    }
    const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(*options.max_time);
    return [end] { return stop_requested() || Clock::now() >= end; };
}

std::string reason_of_stop() {
    return stop_requested() ? fmt::format("signal {}", stop_signal()) : "--max-time";
}

TableStyle style_of_stdout(const RunOptions& options) {
    // mpirun gives every rank a terminal, wherever its own output goes.
    const bool colour = options.ranks == nullptr && isatty(STDOUT_FILENO) == 1 &&
                        std::getenv("NO_COLOR") == nullptr;
    return {.colour = colour ? TableColour::On : TableColour::Off};
}

ExitCode exit_code_of(const Summary& summary) {
    if (summary.verdict == "partial") {
        return ExitCode::StoppedEarly;
    }
    return summary.verdict == "pass" ? ExitCode::Success : ExitCode::VerdictFailed;
}

Keeping keeping_of(const RunOptions& options) {
    const auto warn = [](const std::string& warning) { say("feynet: warning: {}\n", warning); };
    return {
        .checkpoint_every = options.checkpoint_every,
        .command_line = options.command_line,
        .warn = warn,
        .ranks = options.ranks};
}

void print_result(const Summary& summary, const RunOptions& options) {
    if (options.json) {
        print_text(to_json(summary));
    } else {
        print_text(render_table(summary, style_of_stdout(options)));
    }
}

void print_whereabouts(const RunDirectory& directory, ExitCode code) {
    if (code == ExitCode::StoppedEarly) {
        say("stopped by {}; to go on: feynet resume {}\n",
            reason_of_stop(),
            directory.path().string());
    }
    print_report_path(directory);
}

void print_report_path(const RunDirectory& directory) {
    say("report: {}\n", directory.file("report.html").string());
}

ExitCode sample_and_print(
    const RunDirectory& directory, const ReadRun& run, const RunOptions& options) {
    const Study& study = *run.study;
    const ProgressStyle style = speaks(options) ? options.progress : ProgressStyle::Off;
    Progress progress(study.title(), study.work(), Progress::to_stderr(style));
    StudyHooks hooks;
    hooks.execution.n_threads = options.n_threads;
    hooks.execution.stop = stop_rule(options);
    hooks.execution.restored = [&progress](Index steps) { progress.skip(steps); };
    hooks.execution.says = [&progress](const std::string& note) { progress.set_note(note); };
    hooks.execution.progress = [&progress](Index steps, double acceptance) {
        progress.update(steps, acceptance * static_cast<double>(steps), static_cast<double>(steps));
    };
    hooks.part_starts = [&progress](std::string_view network) {
        progress.set_label(std::string(network));
        progress.set_note("");
    };
    hooks.part_ends = [&progress](const NetworkRun& ended) {
        if (const ObservableResult* const traced = find_observable(ended, ended.traced)) {
            progress.set_tau_int(traced->tau_int.value_or(0.0));
        }
    };
    const Summary summary = sample_into(directory, run, keeping_of(options), hooks);
    progress.finish();
    if (!speaks(options)) {
        return ExitCode::Success;
    }
    print_result(summary, options);
    const ExitCode code = exit_code_of(summary);
    print_whereabouts(directory, code);
    return code;
}

}  // namespace feynet
