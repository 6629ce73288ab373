#include "sampling.hpp"

#include "feynet/io/atomic_file.hpp"
#include "feynet/io/interrupt.hpp"
#include "feynet/io/provenance.hpp"
#include "feynet/io/summary_json.hpp"
#include "feynet/io/table.hpp"
#include "feynet/study/part_keeper.hpp"
#include "feynet/study/run_configuration.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace feynet {
namespace {

/// Whether a signal came or the time is up.
class StopRule {
public:
    explicit StopRule(const std::optional<std::chrono::duration<double>>& max_time) {
        if (max_time) {
            end_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(*max_time);
        }
    }

    bool operator()() const { return stop_requested() || (end_ && Clock::now() >= *end_); }

private:
    using Clock = std::chrono::steady_clock;
    std::optional<Clock::time_point> end_;
};

TableStyle style_of_stdout() {
    const bool colour = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
    return {.colour = colour ? TableColour::On : TableColour::Off};
}

ExitCode exit_code_of(const Summary& summary) {
    if (summary.verdict == "partial") {
        return ExitCode::StoppedEarly;
    }
    return summary.verdict == "pass" ? ExitCode::Success : ExitCode::VerdictFailed;
}

JsonObject outcome(const NetworkRun& run) {
    return {
        {{"network", run.network},
         {"verdict", run.verdict},
         {"seconds", run.sampler.seconds},
         {"draws", std::int64_t{run.sampler.draws}},
         {"acceptance", run.sampler.acceptance}}};
}

/// Samples with progress on stderr and events in the log.
StudyResult sample(
    const Study& study, const RunOptions& options, PartKeeper& keeper, EventLog& log) {
    Progress progress(study.title(), study.work(), Progress::to_stderr(options.progress));
    StudyHooks hooks;
    hooks.execution.n_threads = options.n_threads;
    hooks.execution.keeper = &keeper;
    hooks.execution.stop = StopRule(options.max_time);
    hooks.execution.restored = [&progress](Index steps) { progress.skip(steps); };
    hooks.execution.says = [&progress](const std::string& note) { progress.set_note(note); };
    hooks.execution.progress = [&progress](Index steps, double acceptance) {
        progress.update(steps, acceptance * static_cast<double>(steps), static_cast<double>(steps));
    };
    hooks.part_starts = [&](std::string_view network) {
        progress.set_label(std::string(network));
        progress.set_note("");
        log.write("network_starts", {{{"network", std::string(network)}}});
    };
    hooks.part_ends = [&](const NetworkRun& run) {
        for (const ObservableResult& observable : run.observables) {
            if (observable.name == run.traced) {
                progress.set_tau_int(observable.tau_int.value_or(0.0));
            }
        }
        log.write("network_ends", outcome(run));
    };
    StudyResult result = study.run(hooks);
    progress.finish();
    return result;
}

/// Why a run stopped early.
std::string reason_of_stop() {
    return stop_requested() ? fmt::format("signal {}", stop_signal()) : "--max-time";
}

void print_result(const Summary& summary, const RunOptions& options) {
    if (options.json) {
        fmt::print("{}", to_json(summary));
    } else {
        fmt::print("{}", render_table(summary, style_of_stdout()));
    }
}

}  // namespace

ExitCode sample_into(
    const RunDirectory& directory,
    const RunFile& file,
    const Study& study,
    const RunOptions& options,
    EventLog::Start start) {
    RunOutput output(
        directory,
        {.config = file.text(),
         .resolved = file.resolved(),
         .provenance =
             provenance(options.command_line, study.seed(), std::chrono::system_clock::now())},
        start);
    const RunConfiguration configuration(file.resolved(), study.length_key());
    const std::filesystem::path known = configuration_file(directory);
    PartKeeper keeper(known.parent_path(), configuration.hash(), options.checkpoint_every);
    if (!std::filesystem::exists(known)) {
        write_file(origin_file(directory), std::filesystem::absolute(file.name()).string());
        write_file(known, configuration.text());
    }
    if (start == EventLog::Start::Continued) {
        output.log().write("run_resumes", {{{"command", options.command_line}}});
    }
    if (!keeper.warning().empty()) {
        fmt::print(stderr, "feynet: warning: {}\n", keeper.warning());
        output.log().write("checkpoint_left_aside", {{{"reason", keeper.warning()}}});
    }
    const StudyResult result = sample(study, options, keeper, output.log());
    output.write(result);
    output.log().write("run_ends", {{{"verdict", result.summary.verdict}}});
    print_result(result.summary, options);
    const ExitCode code = exit_code_of(result.summary);
    const std::string place = directory.path().string();
    if (code == ExitCode::StoppedEarly) {
        fmt::print(stderr, "stopped by {}; to go on: feynet resume {}\n", reason_of_stop(), place);
    }
    fmt::print(stderr, "report: {}\n", (directory.path() / "report.html").string());
    return code;
}

}  // namespace feynet
