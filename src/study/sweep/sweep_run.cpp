#include "feynet/study/sweep/sweep_run.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/sampler/chains.hpp"
#include "feynet/study/run_configuration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <string>

namespace feynet {
namespace {

bool is_begun(const RunDirectory& directory) {
    std::error_code error;
    return std::filesystem::exists(directory.file("resolved.toml"), error);
}

ReadRun run_at(const SweepDirectory& sweep, Index number, std::optional<std::int64_t> draws) {
    const RunDirectory directory = sweep.point(number);
    if (!is_begun(directory)) {
        return sweep.plan().run(number);
    }
    try {
        return begun_run(directory, draws);
    } catch (const InvalidInput& error) {
        throw InvalidInput(
            error.argument(),
            fmt::format(
                "{}\nto compute point {} anew, remove {}",
                error.expectation(),
                number,
                directory.path().string()));
    }
}

bool is_done(const std::optional<Summary>& summary) {
    return summary && summary->verdict != "partial";
}

/// Whether a finished point is what this program was asked for, made by another build of it.
bool is_of_another_build(const SweepDirectory& sweep, Index number) {
    const std::optional<std::string> before = sweep.configuration(number);
    if (!before || build_in(*before) == this_build()) {
        return false;
    }
    const ReadRun planned = sweep.plan().run(number);
    const RunConfiguration now(planned.file.resolved(), planned.study->length_key());
    return now.differences_from(*before).size() == 1;
}

/// Whether a finished point is as precise as it will be.
bool has_its_target(const SweepDirectory& sweep, Index number, const Summary& summary) {
    const ReadRun planned = sweep.plan().run(number);
    const std::optional<std::string> draws =
        resolved_value(sweep.resolved(number).value_or(""), planned.study->length_key());
    return !sweep.plan().target() || !draws ||
           !draws_for_target(*sweep.plan().target(), summary, std::stoll(*draws));
}

std::optional<std::int64_t> more_draws(
    const SweepPlan& plan, const ReadRun& run, const Summary& summary) {
    const std::optional<std::int64_t> draws = run.draws();
    return plan.target() && draws ? draws_for_target(*plan.target(), summary, *draws)
                                  : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> draws_for_target(
    const SweepTarget& target, const Summary& summary, std::int64_t draws) {
    // A run too short for an error counts as twice as imprecise as wanted.
    const double without_error = 2.0 * target.relative_error;
    double worst = 0.0;
    bool is_measured = false;
    for (const NetworkRun& run : summary.runs) {
        if (const ObservableResult* const found = find_observable(run, target.observable)) {
            is_measured = true;
            const double size = std::abs(found->value);
            worst = std::max(worst, found->error.value_or(without_error * size) / size);
        }
    }
    require(
        is_measured,
        "observable",
        "must be one that the runs measure, got \"{}\"",
        target.observable);
    if (!(worst > target.relative_error) || draws >= target.most_draws) {
        return std::nullopt;
    }
    // A little more than needed, so that the fluctuation of the error itself asks for no third run.
    constexpr double reserve = 1.1;
    const double factor = reserve * std::pow(worst / target.relative_error, 2);
    const double wanted = std::ceil(factor * static_cast<double>(draws));
    return wanted < static_cast<double>(target.most_draws) ? static_cast<std::int64_t>(wanted)
                                                           : target.most_draws;
}

Summary run_point(
    const SweepDirectory& sweep, Index number, const Keeping& keeping, const StudyHooks& hooks) {
    std::optional<Summary> summary = sweep.summary(number);
    if (is_done(summary) && is_of_another_build(sweep, number) &&
        has_its_target(sweep, number, *summary)) {
        return *summary;
    }
    std::optional<std::int64_t> draws;
    for (;;) {
        const ReadRun run = run_at(sweep, number, draws);
        if (!is_done(summary) || draws) {
            summary = sample_into(sweep.point(number), run, keeping, hooks);
        }
        if (summary->verdict == "partial") {
            return *summary;
        }
        draws = more_draws(sweep.plan(), run, *summary);
        if (!draws) {
            return *summary;
        }
    }
}

SweepNeeds check_points(const SweepPlan& plan) {
    SweepNeeds needs;
    bool all_tell = true;
    bool all_sized = true;
    for (Index number = 1; number <= plan.n_points(); ++number) {
        try {
            const ReadRun run = plan.run(number);
            require(
                !plan.target() || run.draws().has_value(),
                "sweep.target",
                "must not be given: this kind of study has one length");
            all_tell = all_tell && run.study->work() > 0;
            needs.work += run.study->work();
            const std::optional<RunSize> size = run.study->size();
            all_sized = all_sized && size.has_value();
            if (size && (!needs.size || size->memory > needs.size->memory)) {
                needs.size = size;
            }
        } catch (const ConfigError& error) {
            throw ConfigError(
                fmt::format("{}\nat point {}: {}", error.what(), number, plan.describe(number)));
        }
    }
    needs.work = all_tell ? needs.work : 0;
    needs.size = all_sized ? needs.size : std::nullopt;
    return needs;
}

std::vector<Index> points_here(Index n_points, const Ranks* ranks) {
    const Index step = ranks != nullptr ? ranks->count() : 1;
    std::vector<Index> numbers;
    for (Index i = ranks != nullptr ? ranks->number() : 0; i < n_points; i += step) {
        numbers.push_back(i + 1);
    }
    return numbers;
}

void run_points(const SweepDirectory& sweep, const Keeping& keeping, const SweepHooks& hooks) {
    std::atomic<bool> has_failed{false};
    StudyHooks point_hooks;
    point_hooks.execution = hooks.execution;
    point_hooks.execution.stop = [&] { return has_failed || hooks.execution.stop(); };
    Keeping alone = keeping;
    alone.ranks = nullptr;
    const std::vector<Index> numbers = points_here(sweep.plan().n_points(), hooks.ranks);
    const int n_threads = hooks.execution.n_threads;
    const ThreadLimit limit(n_threads);
    for_each_block(std::ssize(numbers), n_threads, [&](Index i) {
        if (point_hooks.execution.stop()) {
            return;
        }
        try {
            const Index number = numbers[static_cast<std::size_t>(i)];
            const Summary summary = run_point(sweep, number, alone, point_hooks);
            hooks.point_ends(number, summary);
        } catch (...) {
            has_failed = true;
            throw;
        }
    });
    if (hooks.ranks != nullptr) {
        hooks.ranks->exchange("");
    }
}

}  // namespace feynet
