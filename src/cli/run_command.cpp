#include "commands.hpp"
#include "console.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/io/interrupt.hpp"
#include "feynet/io/summary_json.hpp"
#include "feynet/study/run_size.hpp"
#include "feynet/study/study_kind.hpp"
#include "sampling.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

std::string default_run_file(const RunOptions& options) {
    return std::string(study_kind_named(options.study).run_file);
}

RunFile load(const RunOptions& options) {
    RunFile file = options.file.empty() ? RunFile::parse(default_run_file(options), options.study)
                                        : RunFile::read(options.file);
    if (const TomlDocument sweep = file.take("sweep"); !sweep.sections.empty()) {
        throw ConfigError(fmt::format(
            "{}: [sweep] makes this a study of many runs: feynet sweep {}",
            sweep.sections.front().place,
            options.file.string()));
    }
    if (!options.study.empty()) {
        file.set(fmt::format("study.kind=\"{}\"", options.study));
    }
    for (const std::string& assignment : options.assignments) {
        file.set(assignment);
    }
    if (options.seed) {
        file.set(fmt::format("run.seed={}", *options.seed));
    }
    return file;
}

RunDirectory directory_for(const RunOptions& options) {
    return options.out
               ? RunDirectory::at(*options.out)
               : RunDirectory::numbered(
                     "runs", options.file.empty() ? options.study : options.file.stem().string());
}

/// The series of a figure side by side: exact values only.
void print_figure(const Figure& figure) {
    constexpr std::size_t most_rows = 31;
    std::size_t n_points = 0;
    print("\n{}\n{:>10}", figure.title, figure.x.label);
    for (const FigureSeries& series : figure.series) {
        n_points = std::max(n_points, series.points.size());
        print("  {:>18}", series.label);
    }
    print("\n");
    const std::size_t stride = (n_points + most_rows - 1) / most_rows;
    for (std::size_t i = 0; i < n_points; i += stride) {
        std::string values;
        double x = 0.0;
        for (const FigureSeries& series : figure.series) {
            const bool is_known = i < series.points.size() && series.points[i].exact;
            x = is_known ? series.points[i].x : x;
            values += is_known ? fmt::format("  {:>18.12g}", *series.points[i].exact)
                               : fmt::format("  {:>18}", "");
        }
        print("{:>10.4g}{}\n", x, values);
    }
}

}  // namespace

ExitCode run_command(const RunOptions& options) {
    const InterruptGuard guard;
    const ReadRun run = ReadRun::from(load(options));
    if (options.dry_run) {
        print_text(speaks(options) ? run.file.resolved() : "");
        return ExitCode::Success;
    }
    require_room(run.study->size(), options.out.value_or("runs"));
    const auto make = [&options] { return directory_for(options); };
    return sample_and_print(shared_directory(options, make), run, options);
}

ExitCode check_command(const RunOptions& options) {
    RunFile file = load(options);
    read_study(file);
    print_text(file.resolved());
    return ExitCode::Success;
}

ExitCode exact_command(const RunOptions& options) {
    RunFile file = load(options);
    const Summary summary = read_study(file)->exact();
    if (options.json) {
        print_text(to_json(summary));
        return ExitCode::Success;
    }
    print("{}\n{}\n", summary.theory, summary.lattice);
    for (const std::string& remark : summary.remarks) {
        print("{}\n", remark);
    }
    print("\n");
    const NetworkRun& run = summary.runs.front();
    for (const ObservableResult& observable : run.observables) {
        print("{:<18} {:<34} {:.12g}\n", observable.name, observable.formula, *observable.exact);
    }
    if (!run.correlator.empty()) {
        print("\n{:>6} {:>10}  {}\n", "lag", "time", "G(k)");
    }
    constexpr std::size_t most_lags = 21;
    for (std::size_t k = 0; k < std::min(most_lags, run.correlator.size()); ++k) {
        const CurvePoint& point = run.correlator[k];
        print("{:>6} {:>10.4g}  {:.12g}\n", point.lag, point.time, *point.exact);
    }
    if (run.correlator.size() > most_lags) {
        print("   … {} lags in all: --json prints them\n", run.correlator.size());
    }
    for (const Figure& figure : summary.figures) {
        print_figure(figure);
    }
    return ExitCode::Success;
}

}  // namespace feynet
