#include "feynet/study/field/critical_line_study.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::critical_line_study_test {
namespace {

CriticalLinePlan small_plan() {
    RunFile file = RunFile::parse(
        "[study]\nlambdas = [4.0, 3.0, 2.0, 1.0]\nsizes = [4, 6, 8]\n"
        "[system]\nkind = \"field\"\n[sampler]\nwarmup = 50\ndraws = 500\n",
        "run.toml");
    return read_critical_line_plan(file);
}

}  // namespace

TEST_CASE("critical line study: sizes grow as 1/√λ, to even numbers") {
    const CriticalLinePlan plan = small_plan();

    CHECK(plan.sizes(4.0) == std::vector<Index>{4, 6, 8});
    CHECK(plan.sizes(1.0) == std::vector<Index>{8, 12, 16});
    CHECK(plan.sizes(2.0) == std::vector<Index>{6, 8, 12});
}

TEST_CASE("critical line study: what cannot be run is refused by its key") {
    CriticalLinePlan plan = small_plan();
    plan.line.lambdas = {1.0, 0.5, 0.25};
    CHECK_THROWS_WITH_AS(plan.check(), doctest::Contains("lambdas"), InvalidInput);
    plan = small_plan();
    plan.line.lambdas = {1.0, 2.0, 3.0, 4.0};
    CHECK_THROWS_WITH_AS(plan.check(), doctest::Contains("lambdas"), InvalidInput);
    plan = small_plan();
    plan.field.system.convention = Convention::Flow;
    CHECK_THROWS_WITH_AS(plan.check(), doctest::Contains("convention"), InvalidInput);
    plan = small_plan();
    plan.line.sizes = {8, 12};
    CHECK_THROWS_WITH_AS(plan.check(), doctest::Contains("sizes"), InvalidInput);
}

// f is 10 to 11 at all λ; small lattices leave some percent. Fixed seed.
TEST_CASE(
    "critical line study: small lattices give f of every λ to some percent, and a limit" *
    doctest::test_suite("long")) {
    const CriticalLineStudy study(small_plan());
    Index done = 0;
    StudyHooks hooks;
    hooks.execution.n_threads = 1;
    hooks.execution.progress = [&done](Index steps, double) { done += steps; };

    const Summary summary = study.run(hooks).summary;

    CHECK(done == study.work());
    REQUIRE(summary.runs.size() == 5);
    CHECK(summary.runs.front().network == "λ → 0");
    for (std::size_t i = 1; i < summary.runs.size(); ++i) {
        REQUIRE(summary.runs[i].observables.size() == 8);
        const ObservableResult& coupling = summary.runs[i].observables.front();
        CHECK(std::abs(coupling.value - 10.5) < 1.5);
        CHECK(*coupling.error < 1.5);
    }
    REQUIRE(summary.figures.size() == 1);
    CHECK(summary.figures.front().series.front().points.size() == 4);
}

TEST_CASE("critical line study: chains that hardly move are told, with their size") {
    CriticalLinePlan plan = small_plan();
    plan.field.sampler.updates = {{.kind = UpdateKind::Hmc}};
    plan.field.sampler.step_size = 5.0;
    plan.field.sampler.draws = 60;

    const Summary summary = CriticalLineStudy(plan).run({}).summary;

    CHECK(summary.verdict == "fail");
    REQUIRE(!summary.runs.back().remarks.empty());
    CHECK(summary.runs.back().remarks.front().find("L = 8: frozen: ") == 0);
}

TEST_CASE("critical line study: stopped early it is partial") {
    StudyHooks hooks;
    hooks.execution.stop = [] { return true; };

    CHECK(CriticalLineStudy(small_plan()).run(hooks).summary.verdict == "partial");
}

TEST_CASE("critical line study: the exact answer is that of other work") {
    const Summary summary = CriticalLineStudy(small_plan()).exact();

    CHECK(*summary.runs.front().observables.front().exact == 11.1097);
}

}  // namespace feynet::test::critical_line_study_test
