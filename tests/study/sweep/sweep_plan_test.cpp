#include "feynet/study/sweep/sweep_plan.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/atomic_file.hpp"
#include "feynet/io/config_error.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::sweep_plan_test {

namespace {

const std::string run = "[system]\npotential = \"quartic\"\n[time]\nn_slices = 8\n";

SweepPlan plan_of(const std::string& sections) {
    return SweepPlan::parse(run + sections, "s.toml");
}

std::string refusal(const std::string& sections) {
    return message_of<ConfigError>([&] { plan_of(sections); });
}

}  // namespace

TEST_CASE("a grid is every combination, the last key fastest") {
    const SweepPlan plan =
        plan_of("[sweep.grid]\nsystem.coupling = [1, 2]\ntime.spacing = [0.1, 0.2, 0.3]\n");

    REQUIRE(plan.n_points() == 6);
    CHECK(plan.describe(1) == "system.coupling = 1, time.spacing = 0.1");
    CHECK(plan.describe(2) == "system.coupling = 1, time.spacing = 0.2");
    CHECK(plan.describe(4) == "system.coupling = 2, time.spacing = 0.1");
    CHECK(plan.describe(6) == "system.coupling = 2, time.spacing = 0.3");
}

TEST_CASE("keys that vary together make one axis, beside those of the grid") {
    const SweepPlan plan = plan_of(
        "[sweep.grid]\nsystem.coupling = [1, 2]\n"
        "[sweep.together]\ntime.spacing = [0.1, 0.2]\ntime.n_slices = [16, 8]\n");

    REQUIRE(plan.n_points() == 4);
    CHECK(plan.describe(2) == "system.coupling = 1, time.spacing = 0.2, time.n_slices = 8");
}

TEST_CASE("a range has both its ends, and equal steps or equal ratios") {
    const SweepPlan linear =
        plan_of("[sweep.grid]\nsystem.coupling = { from = 1, to = 3, points = 5 }\n");
    const SweepPlan logarithmic = plan_of(
        "[sweep.grid.system.coupling]\nfrom = 0.01\nto = 100\npoints = 5\nscale = 'logarithmic'\n");

    CHECK(linear.describe(2) == "system.coupling = 1.5");
    CHECK(linear.describe(5) == "system.coupling = 3.0");
    REQUIRE(logarithmic.n_points() == 5);
    const double middle = std::get<double>(logarithmic.values(3).front().value);
    CHECK(middle == doctest::Approx(1.0).epsilon(1e-14));
    CHECK(logarithmic.describe(5) == "system.coupling = 100.0");
}

TEST_CASE("every point is the run of the file with its values and a seed of its own") {
    const SweepPlan plan = plan_of(
        "[run]\nseed = 10\n[sweep.grid]\nsystem.coupling = [1, 2]\nnetwork.kind = ['relu', "
        "'step']\n");

    const ReadRun third = plan.run(3);

    CHECK(third.study->seed() == 12);
    CHECK(third.file.resolved().find("coupling = 2") != std::string::npos);
    CHECK(third.file.resolved().find("kind = \"relu\"") != std::string::npos);
}

TEST_CASE("common seeds and swept seeds stay what they are") {
    const SweepPlan common = plan_of(
        "[run]\nseed = 10\n[sweep]\nseeds = 'common'\n[sweep.grid]\nsystem.coupling = [1, 2]\n");
    const SweepPlan swept = plan_of("[sweep.grid]\nrun.seed = [7, 5]\n");

    CHECK(common.run(2).study->seed() == 10);
    CHECK(swept.run(2).study->seed() == 5);
}

TEST_CASE("the run may be a file beside the study") {
    const ScratchDirectory scratch;
    write_file(scratch.path() / "base.toml", run);
    write_file(
        scratch.path() / "s.toml",
        "[sweep]\nrun = \"base.toml\"\n[sweep.grid]\n\"system.coupling\" = [1, 4]\n");

    const SweepPlan plan = SweepPlan::read(scratch.path() / "s.toml");

    CHECK(plan.name() == (scratch.path() / "base.toml").string());
    CHECK(plan.run(2).file.resolved().find("n_slices = 8") != std::string::npos);
}

TEST_CASE("the text of a plan is a study file of the same points") {
    SweepPlan plan = plan_of(
        "[run]\nseed = 3\n[sweep]\nseeds = 'common'\n"
        "[sweep.grid]\nsystem.coupling = { from = 0.1, to = 10, points = 4, scale = 'logarithmic' "
        "}\n"
        "[sweep.together]\ntime.spacing = [0.1, 0.2]\ntime.n_slices = [16, 8]\n"
        "[sweep.target]\nobservable = 'x2'\nrelative_error = 0.01\nmost_draws = 5000\n");
    plan.set("sampler.draws=123");

    const SweepPlan again = SweepPlan::parse(plan.text(), "study.toml");

    REQUIRE(again.n_points() == plan.n_points());
    for (Index point = 1; point <= plan.n_points(); ++point) {
        CHECK(again.run(point).file.resolved() == plan.run(point).file.resolved());
    }
    CHECK(again.text() == plan.text());
    REQUIRE(again.target().has_value());
    CHECK(again.target()->most_draws == 5000);
}

TEST_CASE("mistakes name their place") {
    CHECK(refusal("") == "s.toml: nothing is swept; [sweep.grid] names keys and their values");
    CHECK(
        refusal("[sweep]\nruns = 'a'\n[sweep.grid]\nrun.seed = [1, 2]\n") ==
        "s.toml:6:1: runs: unknown key in [sweep]; known: run, seeds; values belong into "
        "[sweep.grid]");
    CHECK(
        refusal("[sweep.gird]\nrun.seed = [1, 2]\n").find("unknown section [sweep.gird.run]") !=
        std::string::npos);
    CHECK(
        refusal("[sweep.together]\nrun.seed = [1, 2]\ntime.spacing = [0.1]\n") ==
        "s.toml:7:6: time.spacing: expected 2 values, as of run.seed, got 1");
    CHECK(
        refusal("[sweep.grid]\nrun.seed = [1]\n[sweep.together]\nrun.seed = [2]\n")
            .find("run.seed is swept twice") != std::string::npos);
    CHECK(
        refusal("[sweep.grid]\ntime.spacing = { from = 1, points = 3 }\n")
            .find("a range has from, to and points") != std::string::npos);
    CHECK(
        refusal("[sweep.grid]\ntime.spacing = { from = 0, to = 1, points = 3, scale = 'log' }\n")
            .find("expected one of linear, logarithmic") != std::string::npos);
    CHECK(
        refusal("[sweep.grid]\nrun.seed = [1]\n[sweep.target]\nobservable = 'x2'\n")
            .find("[sweep.target] has observable") != std::string::npos);
}

TEST_CASE("what is swept cannot be set besides") {
    SweepPlan plan = plan_of("[sweep.grid]\nrun.seed = [1, 2]\n");

    CHECK_THROWS_AS(plan.set("run.seed=4"), InvalidInput);
}

}  // namespace feynet::test::sweep_plan_test
