#include "sweep_command.hpp"

#include "console.hpp"
#include "feynet/core/error.hpp"
#include "feynet/io/interrupt.hpp"
#include "feynet/io/notation.hpp"
#include "feynet/io/run_lock.hpp"
#include "feynet/study/sweep/sweep_results.hpp"
#include "feynet/study/sweep/sweep_run.hpp"
#include "sampling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cstdlib>

namespace feynet {
namespace {

SweepPlan load_plan(const RunOptions& options) {
    SweepPlan plan = SweepPlan::read(options.file);
    for (const std::string& assignment : options.assignments) {
        plan.set(assignment);
    }
    if (options.seed) {
        plan.set(fmt::format("run.seed={}", *options.seed));
    }
    return plan;
}

ExitCode list_points(const SweepPlan& plan) {
    check_points(plan);
    for (Index number = 1; number <= plan.n_points(); ++number) {
        print("{:>6}  {}\n", number, plan.describe(number));
    }
    return ExitCode::Success;
}

/// Which point a task of an array is for.
Index scheduled_index() {
    constexpr std::array variables{
        "SLURM_ARRAY_TASK_ID", "PBS_ARRAY_INDEX", "SGE_TASK_ID", "LSB_JOBINDEX"};
    for (const char* variable : variables) {
        if (const char* text = std::getenv(variable)) {
            Index index = 0;
            const std::string_view word = text;
            const auto [end, error] =
                std::from_chars(word.data(), word.data() + word.size(), index);
            require(
                error == std::errc() && end == word.data() + word.size(),
                variable,
                "must be a whole number, got \"{}\"",
                word);
            return index;
        }
    }
    throw InvalidInput(
        "--index",
        fmt::format(
            "must be given outside the tasks of a scheduler: none of {} is set",
            fmt::join(variables, ", ")));
}

/// The point that a task of an array is for; what is wrong with it is said before anything is
/// written.
Index point_of_task(const SweepPlan& plan, const SweepOptions& options) {
    require(
        options.run.out.has_value(),
        "--out",
        "must be given with --index: the tasks of an array share it");
    const Index number = options.index ? *options.index : scheduled_index();
    require(
        number >= 1 && number <= plan.n_points(),
        "--index",
        "must be 1 … {}, got {}",
        plan.n_points(),
        number);
    plan.run(number);
    return number;
}

/// One point, as a task of an array; merge collects what the tasks have done.
ExitCode sweep_one(const SweepDirectory& sweep, Index number, const RunOptions& options) {
    StudyHooks hooks;
    hooks.execution.n_threads = options.n_threads;
    hooks.execution.stop = stop_rule(options);
    const std::string point = fmt::format("point {}: {}", number, sweep.plan().describe(number));
    say("{}\n", point);
    const Summary summary = run_point(sweep, number, keeping_of(options), hooks);
    print("{}: {}\n", point, summary.verdict);
    return exit_code_of(summary);
}

/// The observable that a table of points shows: that of the target, or the first one whose exact
/// value is not zero.
std::string shown_observable(const SweepDirectory& sweep, const SweepPoint& point) {
    if (sweep.plan().target()) {
        return sweep.plan().target()->observable;
    }
    for (const NetworkRun& run : point.summary.runs) {
        for (const ObservableResult& observable : run.observables) {
            if (observable.exact != 0.0) {
                return observable.name;
            }
        }
    }
    return {};
}

/// The lines of a table of points that show one observable.
std::vector<std::string> point_lines(
    const SweepDirectory& sweep, const std::vector<SweepPoint>& points, const std::string& name) {
    std::vector<std::string> lines;
    for (const SweepPoint& point : points) {
        for (const NetworkRun& run : point.summary.runs) {
            if (const ObservableResult* const observable = find_observable(run, name)) {
                lines.push_back(fmt::format(
                    "{:>6}  {:<8} {:<8} {} = {:<14} exact {:<10} pull {:<6} {}\n",
                    point.number,
                    run.verdict,
                    run.network,
                    name,
                    value_with_error(observable->value, observable->error),
                    significant(observable->exact, 6),
                    signed_pull(observable->pull),
                    sweep.plan().describe(point.number)));
            }
        }
    }
    return lines;
}

void print_points(const SweepDirectory& sweep, const std::vector<SweepPoint>& points) {
    constexpr std::size_t most_lines = 40;
    if (points.empty()) {
        return;
    }
    const auto lines = point_lines(sweep, points, shown_observable(sweep, points.front()));
    for (std::size_t i = 0; i < std::min(most_lines, lines.size()); ++i) {
        print_text(lines[i]);
    }
    if (lines.size() > most_lines) {
        print("        … {} lines in all: table.csv has them\n", lines.size());
    }
    print("\n");
}

/// Collects what the points have come to, writes and prints it.
ExitCode print_sweep(const SweepDirectory& sweep, const RunOptions& options) {
    const std::vector<SweepPoint> points = finished_points(sweep);
    const Summary summary = write_results(sweep, points, options.command_line);
    if (!options.json) {
        print_points(sweep, points);
    }
    print_result(summary, options);
    say("table: {}\n", sweep.directory().file("table.csv").string());
    return exit_code_of(summary);
}

/// Runs the points of this process.
///
/// @param all_work  of check_points
void run_here(const SweepDirectory& sweep, Index all_work, const RunOptions& options) {
    const Index n_all = sweep.plan().n_points();
    const Index n_points = std::ssize(points_here(n_all, options.ranks));
    const Index work = all_work / n_all * n_points;
    const ProgressStyle style = speaks(options) ? options.progress : ProgressStyle::Off;
    Progress progress("", work > 0 ? work : n_points, Progress::to_stderr(style));
    SweepHooks hooks;
    hooks.ranks = options.ranks;
    hooks.execution.n_threads = options.n_threads;
    hooks.execution.stop = stop_rule(options);
    if (work > 0) {
        hooks.execution.restored = [&](Index steps) { progress.skip(steps); };
        hooks.execution.progress = [&](Index steps, double acceptance) {
            const auto tried = static_cast<double>(steps);
            progress.update(steps, acceptance * tried, tried);
        };
    }
    std::atomic<Index> n_done{0};
    progress.set_label(fmt::format("0/{} points", n_points));
    hooks.point_ends = [&](Index, const Summary& summary) {
        n_done += summary.verdict == "partial" ? 0 : 1;
        progress.set_label(fmt::format("{}/{} points", n_done.load(), n_points));
        if (work == 0) {
            progress.update(1);
        }
    };
    run_points(sweep, keeping_of(options), hooks);
    progress.finish();
}

/// @param all_work  of check_points
ExitCode sweep_all(const SweepDirectory& sweep, Index all_work, const RunOptions& options) {
    if (!speaks(options)) {
        run_here(sweep, all_work, options);
        return ExitCode::Success;
    }
    const RunLock lock(sweep.directory().path());
    run_here(sweep, all_work, options);
    const ExitCode code = print_sweep(sweep, options);
    print_whereabouts(sweep.directory(), code);
    return code;
}

/// As many points at once as there are threads, before any of them begins.
void require_room_for(const SweepNeeds& needs, Index n_points, const RunOptions& options) {
    if (needs.size) {
        require_room(
            size_of_many(*needs.size, n_points, options.n_threads), options.out.value_or("runs"));
    }
}

SweepDirectory directory_for_sweep(const SweepPlan& plan, const SweepOptions& options) {
    const RunOptions& run = options.run;
    const bool is_task = options.index || options.is_array_task;
    const auto make = [&] {
        const RunDirectory directory =
            !run.out  ? RunDirectory::numbered("runs", run.file.stem().string())
            : is_task ? RunDirectory::made(*run.out)
                      : RunDirectory::at(*run.out);
        return SweepDirectory(directory, plan).directory();
    };
    return {shared_directory(run, make), plan};
}

}  // namespace

ExitCode sweep_command(const SweepOptions& options) {
    const InterruptGuard guard;
    const SweepPlan plan = load_plan(options.run);
    if (options.list) {
        return speaks(options.run) ? list_points(plan) : ExitCode::Success;
    }
    if (options.index || options.is_array_task) {
        const Index number = point_of_task(plan, options);
        return sweep_one(directory_for_sweep(plan, options), number, options.run);
    }
    const SweepNeeds needs = check_points(plan);
    require_room_for(needs, plan.n_points(), options.run);
    return sweep_all(directory_for_sweep(plan, options), needs.work, options.run);
}

ExitCode merge_command(const RunOptions& options) {
    const SweepDirectory sweep = SweepDirectory::existing(options.file);
    const ExitCode code = print_sweep(sweep, options);
    if (code == ExitCode::StoppedEarly) {
        say("not all points are done; to do the others: feynet resume {}\n",
            sweep.directory().path().string());
    }
    print_report_path(sweep.directory());
    return code;
}

ExitCode resume_sweep(const ResumeOptions& options) {
    require(
        !options.draws,
        "--draws",
        "must not be given for a sweep; [sweep.target] says how precise its points become");
    const SweepDirectory sweep = SweepDirectory::existing(options.directory);
    return sweep_all(sweep, check_points(sweep.plan()).work, options.run);
}

}  // namespace feynet
