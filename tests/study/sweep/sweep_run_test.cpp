#include "feynet/study/sweep/sweep_run.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/study/sweep/sweep_results.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace feynet::test::sweep_run_test {

namespace {

SweepPlan small_plan(const std::string& more = {}) {
    return SweepPlan::parse(
        "[time]\nn_slices = 8\n[network]\nkind = 'decay'\n[sampler]\nchains = 8\nwarmup = 10\n"
        "draws = 200\n[measure]\nlevels = 0\n[sweep.grid]\ntime.spacing = [0.1, 0.2, 0.4]\n" +
            more,
        "s.toml");
}

Summary summary_with(double value, double error) {
    Summary summary;
    summary.runs.push_back({.network = "relu"});
    summary.runs.back().observables.push_back(
        {.name = "x2", .formula = "", .value = value, .error = error});
    return summary;
}

std::string table_of(const SweepDirectory& sweep) {
    return sweep_csv(sweep.plan(), finished_points(sweep));
}

/// A directory in memory, where the system has a place for it.
class InMemory {
public:
    InMemory() {
        if (std::filesystem::is_directory("/dev/shm")) {
            path_ = "/dev/shm" / scratch_.path().filename();
            std::filesystem::create_directory(path_);
        }
    }
    InMemory(const InMemory&) = delete;
    InMemory& operator=(const InMemory&) = delete;
    ~InMemory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    const std::filesystem::path& path() const { return path_; }

private:
    ScratchDirectory scratch_;
    std::filesystem::path path_ = scratch_.path();
};

/// Lets a point have begun with another first line of its configuration.
void begun_by(const SweepDirectory& sweep, Index number, const std::string& build) {
    const auto file = sweep.point(number).file("checkpoints") / "configuration.toml";
    std::string text = *sweep.configuration(number);
    std::ofstream(file) << text.replace(0, text.find('\n'), build);
}

}  // namespace

TEST_CASE("the draws for a target grow with the square of the error, up to the budget") {
    const SweepTarget target{.observable = "x2", .relative_error = 0.01, .most_draws = 100000};

    CHECK(draws_for_target(target, summary_with(2.0, 0.04), 1000) == 4400);
    CHECK(draws_for_target(target, summary_with(2.0, 0.02), 1000) == std::nullopt);
    CHECK(draws_for_target(target, summary_with(2.0, 2.0), 1000) == 100000);
    CHECK(draws_for_target(target, summary_with(2.0, 2.0), 100000) == std::nullopt);
    const SweepTarget typo{.observable = "x3", .relative_error = 0.01, .most_draws = 100000};
    CHECK_THROWS_AS(draws_for_target(typo, summary_with(2.0, 0.04), 1000), InvalidInput);
}

TEST_CASE("points give the same numbers for any threads, one by one, and after a stop") {
    const ScratchDirectory scratch;
    const SweepPlan plan = small_plan();
    SweepHooks hooks;
    hooks.execution.n_threads = 2;
    const SweepDirectory whole(RunDirectory::at(scratch.path() / "whole"), plan);
    run_points(whole, {}, hooks);

    const SweepDirectory single(RunDirectory::at(scratch.path() / "single"), plan);
    for (Index number = 3; number >= 1; --number) {
        run_point(single, number, {}, {});
    }
    const SweepDirectory stopped(RunDirectory::at(scratch.path() / "stopped"), plan);
    std::atomic<int> asked{0};
    SweepHooks impatient;
    impatient.execution.n_threads = 1;
    impatient.execution.stop = [&asked] { return ++asked > 300; };
    run_points(stopped, {}, impatient);
    CHECK(sweep_summary(plan, finished_points(stopped)).verdict == "partial");
    run_points(SweepDirectory::existing(scratch.path() / "stopped"), {}, hooks);

    CHECK(finished_points(whole).size() == 3);
    CHECK(table_of(single) == table_of(whole));
    CHECK(table_of(stopped) == table_of(whole));
}

TEST_CASE("a point that is done is not done again") {
    const ScratchDirectory scratch;
    const SweepDirectory sweep(RunDirectory::at(scratch.path() / "s"), small_plan());
    run_points(sweep, {}, {});

    Index steps = 0;
    SweepHooks hooks;
    hooks.execution.progress = [&](Index n, double) { steps += n; };
    run_points(sweep, {}, hooks);

    CHECK(steps == 0);
}

// Steps of 5 ms and more, checkpoints every 100 ms or, where writing is slow, twenty times as far
// apart as it takes, which is why they go to memory: some twenty steps are lost at a time. Of 150
// steps from kill to kill half may be, on average; without checkpoints no point of 210 would end.
TEST_CASE("after a kill a point repeats what one interval holds" * doctest::test_suite("long")) {
    struct Killed {};
    const InMemory place;
    const SweepDirectory sweep(RunDirectory::at(place.path() / "s"), small_plan());
    constexpr Index n_steps = 3 * 210;
    Index done = 0;
    Index kills = 0;
    SweepHooks hooks;
    hooks.execution.n_threads = 1;
    hooks.execution.progress = [&](Index, double) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        if (++done % 150 == 0) {
            throw Killed();
        }
    };
    Keeping keeping;
    keeping.checkpoint_every = std::chrono::milliseconds(100);

    for (bool has_ended = false; !has_ended && kills < 60;) {
        try {
            run_points(sweep, keeping, hooks);
            has_ended = true;
        } catch (const Killed&) {
            ++kills;
        }
    }

    MESSAGE(fmt::format("{} of {} steps again after {} kills", done - n_steps, n_steps, kills));
    CHECK(sweep_summary(sweep.plan(), finished_points(sweep)).verdict != "partial");
    CHECK(kills >= 4);
    CHECK(done - n_steps <= 75 * kills);
}

TEST_CASE("finished points of another build stay as they are and are named, others are refused") {
    const ScratchDirectory scratch;
    const SweepDirectory sweep(RunDirectory::at(scratch.path() / "s"), small_plan());
    run_points(sweep, {}, {});
    begun_by(sweep, 1, "build = 0.0.1 old gcc x86_64");
    begun_by(sweep, 3, "build = 0.0.1 old gcc x86_64");
    const std::string table = table_of(sweep);

    CHECK_NOTHROW(run_points(sweep, {}, {}));
    const std::vector<SweepPoint> points = finished_points(sweep);
    CHECK(table_of(sweep) == table);
    CHECK(other_builds(points) == std::vector<std::string>{"0.0.1 old gcc x86_64: points 1, 3"});
    CHECK(
        sweep_summary(sweep.plan(), points).remarks.front() ==
        "Made by another build of the program, 0.0.1 old gcc x86_64: points 1, 3.");

    std::filesystem::remove(scratch.path() / "s" / "points" / "3" / "summary.json");
    const std::string refusal = message_of<InvalidInput>([&] { run_point(sweep, 3, {}, {}); });
    CHECK(refusal.find("0.0.1 old gcc x86_64 before") != std::string::npos);
    CHECK(refusal.find("to compute point 3 anew, remove ") != std::string::npos);
    std::filesystem::remove_all(scratch.path() / "s" / "points" / "3");
    run_point(sweep, 3, {}, {});
    CHECK(table_of(sweep) == table);
}

TEST_CASE("a finished point of another build that is another run too is refused") {
    const ScratchDirectory scratch;
    const SweepDirectory sweep(RunDirectory::at(scratch.path() / "s"), small_plan());
    run_points(sweep, {}, {});
    begun_by(sweep, 2, "build = 0.0.1 old gcc x86_64\nolder = 1");

    CHECK_THROWS_AS(run_point(sweep, 2, {}, {}), InvalidInput);
}

TEST_CASE("chains are lengthened until the target is met") {
    const ScratchDirectory scratch;
    const SweepPlan plan = small_plan(
        "[sweep.target]\nobservable = 'x2'\nrelative_error = 0.015\nmost_draws = 20000\n");
    const SweepDirectory sweep(RunDirectory::at(scratch.path() / "s"), plan);

    run_points(sweep, {}, {});

    for (const SweepPoint& point : finished_points(sweep)) {
        const ObservableResult& x2 = point.summary.runs.front().observables.at(1);
        REQUIRE(x2.name == "x2");
        CHECK(*x2.error < 0.015 * x2.value);
    }
}

TEST_CASE("mistakes of a point are found before anything is computed, with the point") {
    const SweepPlan plan = SweepPlan::parse("[sweep.grid]\ntime.spacing = [0.1, -0.2]\n", "s.toml");

    const std::string message = message_of<ConfigError>([&] { check_points(plan); });

    CHECK(message.find("time.spacing=-0.2") != std::string::npos);
    CHECK(message.find("at point 2: time.spacing = -0.2") != std::string::npos);
}

TEST_CASE("a directory belongs to one study") {
    const ScratchDirectory scratch;
    const RunDirectory directory = RunDirectory::at(scratch.path() / "s");
    const SweepDirectory first(directory, small_plan());

    CHECK_NOTHROW(SweepDirectory(directory, small_plan()));
    const SweepPlan other = SweepPlan::parse("[sweep.grid]\ntime.spacing = [0.1]\n", "s.toml");
    CHECK_THROWS_AS(SweepDirectory(directory, other), InvalidInput);
    CHECK_THROWS_AS(SweepDirectory::existing(scratch.path()), InvalidInput);
}

}  // namespace feynet::test::sweep_run_test
