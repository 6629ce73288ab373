#include "feynet/study/path/continuum_study.hpp"

#include "continuum_plans.hpp"

#include <doctest/doctest.h>

namespace feynet::test::continuum_study_test {

TEST_CASE("continuum study: transfer matrices alone have the orders, networks are not asked") {
    ContinuumPlan plan = quartic_plan();
    plan.continuum.sample = false;
    const ContinuumStudy study(plan);

    const StudyResult result = study.run({});

    CHECK(study.work() == 0);
    CHECK(result.summary.verdict == "pass");
    CHECK(result.summary.runs.size() == 4);
    CHECK(result.summary.figures.size() == 1);
    CHECK(result.samples.empty());
}

TEST_CASE("continuum study: an order out of its tolerance fails, and only it") {
    ContinuumPlan plan = quartic_plan();
    plan.continuum.sample = false;
    plan.continuum.tolerance = 0.015;

    const Summary summary = ContinuumStudy(plan).run({}).summary;

    CHECK(summary.verdict == "fail");
    CHECK(summary.runs[0].verdict == "pass");
    CHECK(summary.runs[3].verdict == "fail");
}

TEST_CASE(
    "continuum study: sampled rates stand beside the exact ones at their spacings" *
    doctest::test_suite("long")) {
    const ContinuumStudy study(quartic_plan());
    Index done = 0;
    StudyHooks hooks;
    hooks.execution.n_threads = 1;
    hooks.execution.progress = [&done](Index steps, double) { done += steps; };

    const StudyResult result = study.run(hooks);

    // Fixed seed: 16 rates at 4σ and four tests at 1e-3 fail one honest build in 200.
    CHECK(result.summary.verdict == "pass");
    CHECK(done == study.work());
    CHECK(result.summary.figures.size() == 2);
    CHECK(result.samples.size() == 16);
    for (const FigureSeries& series : result.summary.figures[1].series) {
        for (const FigurePoint& point : series.points) {
            CHECK(point.pull.has_value());
        }
    }
}

TEST_CASE("continuum study: chains that stay in one place are told, with their spacing") {
    ContinuumPlan plan = quartic_plan();
    plan.path.sampler.kind = SamplerKind::Hmc;
    plan.path.sampler.step_size = 0.8;
    plan.continuum.rules = {Discretisation::Site};

    const NetworkRun part = ContinuumStudy(plan).run({}).summary.runs.front();

    CHECK(part.verdict == "fail");
    REQUIRE(!part.remarks.empty());
    CHECK(part.remarks.front().find("a = 0.4: ") == 0);
    CHECK(part.remarks.front().find("a chain stayed") != std::string::npos);
}

TEST_CASE("continuum study: stopped early it is partial") {
    StudyHooks hooks;
    hooks.execution.stop = [] { return true; };

    CHECK(ContinuumStudy(quartic_plan()).run(hooks).summary.verdict == "partial");
}

TEST_CASE("continuum study: the exact summary has the gap, the orders and the differences") {
    const Summary summary = ContinuumStudy(quartic_plan()).exact();

    REQUIRE(summary.runs.size() == 1);
    CHECK(summary.runs[0].observables.size() == 1 + 4 * 7);
    for (const ObservableResult& observable : summary.runs[0].observables) {
        CHECK(observable.exact.has_value());
    }
}

}  // namespace feynet::test::continuum_study_test
