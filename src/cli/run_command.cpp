#include "commands.hpp"
#include "feynet/io/interrupt.hpp"
#include "feynet/io/provenance.hpp"
#include "feynet/io/summary_json.hpp"
#include "feynet/io/table.hpp"
#include "feynet/study/path_study.hpp"
#include "feynet/study/run_output.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <unistd.h>

namespace feynet {
namespace {

RunFile load(const RunOptions& options) {
    RunFile file = RunFile::read(options.file);
    for (const std::string& assignment : options.assignments) {
        file.set(assignment);
    }
    if (options.seed) {
        file.set(fmt::format("run.seed={}", *options.seed));
    }
    return file;
}

TableStyle style_of_stdout() {
    const bool colour = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
    return {.colour = colour ? TableColour::On : TableColour::Off};
}

void print(const std::string& text) {
    fmt::print("{}", text);
}

RunDirectory directory_for(const RunOptions& options) {
    return options.out ? RunDirectory::at(*options.out)
                       : RunDirectory::numbered("runs", options.file.stem().string());
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
PathStudy sample(const PathSettings& settings, const RunOptions& options, EventLog& log) {
    const Index n_chains = (settings.sampler.chains + lanes - 1) / lanes * lanes;
    const auto n_networks = static_cast<Index>(settings.network.kind.size());
    Progress progress(
        settings.header.title,
        n_chains * n_networks * (settings.sampler.warmup + settings.sampler.draws),
        Progress::to_stderr(options.progress));
    StudyHooks hooks;
    hooks.execution.n_threads = options.n_threads;
    hooks.execution.stop = [] { return stop_requested(); };
    hooks.execution.progress = [&progress](Index steps, double acceptance) {
        progress.update(steps, acceptance * static_cast<double>(steps), static_cast<double>(steps));
    };
    hooks.network_starts = [&](std::string_view network) {
        progress.set_label(std::string(network));
        log.write("network_starts", {{{"network", std::string(network)}}});
    };
    hooks.network_ends = [&](const NetworkRun& run) {
        for (const ObservableResult& observable : run.observables) {
            if (observable.name == run.traced) {
                progress.set_tau_int(observable.tau_int.value_or(0.0));
            }
        }
        log.write("network_ends", outcome(run));
    };
    PathStudy study = run_path_study(settings, hooks);
    progress.finish();
    return study;
}

}  // namespace

ExitCode run_command(const RunOptions& options) {
    const auto start = std::chrono::system_clock::now();
    RunFile file = load(options);
    const PathSettings settings = read_path_settings(file);
    if (options.dry_run) {
        print(file.resolved());
        return ExitCode::Success;
    }
    const InterruptGuard guard;
    RunOutput output(
        directory_for(options),
        {.config = file.text(),
         .resolved = file.resolved(),
         .provenance = provenance(options.command_line, settings.run.seed, start)});
    const PathStudy study = sample(settings, options, output.log());
    output.write(study);
    output.log().write("run_ends", {{{"verdict", study.summary.verdict}}});
    if (options.json) {
        print(to_json(study.summary));
    } else {
        print(render_table(study.summary, style_of_stdout()));
    }
    fmt::print(stderr, "report: {}\n", (output.directory().path() / "report.html").string());
    return exit_code_of(study.summary);
}

ExitCode check_command(const RunOptions& options) {
    RunFile file = load(options);
    read_path_settings(file);
    print(file.resolved());
    return ExitCode::Success;
}

ExitCode exact_command(const RunOptions& options) {
    RunFile file = load(options);
    const Summary summary = exact_path_summary(read_path_settings(file));
    if (options.json) {
        print(to_json(summary));
        return ExitCode::Success;
    }
    fmt::print("{}\n{}\n", summary.theory, summary.lattice);
    for (const std::string& remark : summary.remarks) {
        fmt::print("{}\n", remark);
    }
    fmt::print("\n");
    const NetworkRun& run = summary.runs.front();
    for (const ObservableResult& observable : run.observables) {
        fmt::print(
            "{:<18} {:<34} {:.12g}\n", observable.name, observable.formula, *observable.exact);
    }
    fmt::print("\n{:>6} {:>10}  {}\n", "lag", "time", "G(k)");
    constexpr std::size_t most_lags = 21;
    for (std::size_t k = 0; k < std::min(most_lags, run.correlator.size()); ++k) {
        const CurvePoint& point = run.correlator[k];
        fmt::print("{:>6} {:>10.4g}  {:.12g}\n", point.lag, point.time, *point.exact);
    }
    if (run.correlator.size() > most_lags) {
        fmt::print("   … {} lags in all: --json prints them\n", run.correlator.size());
    }
    return ExitCode::Success;
}

}  // namespace feynet
