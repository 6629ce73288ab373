#include "feynet/study/nnft/duality_study.hpp"

#include "duality_plans.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::duality_study_test {

TEST_CASE("duality study: both kinds of network are one theory" * doctest::test_suite("long")) {
    const DualityStudy study(small_duality());

    const StudyResult result = study.run({});
    const Summary& summary = result.summary;

    CHECK(summary.verdict == "pass");
    REQUIRE(summary.runs.size() == 10);
    CHECK(summary.runs[0].network == "λ = 0, cosine");
    CHECK(summary.runs[1].network == "λ = 0, N = 4");
    CHECK(summary.runs[9].network == "λ = 1, N → ∞");
    CHECK(summary.figures.size() == 6);
    CHECK(result.samples.size() == 8);
    // the finite width shows, and is no failure
    CHECK(
        std::abs(summary.runs[6].observables[0].value - *summary.runs[9].observables[0].exact) >
        5.0 * *summary.runs[6].observables[0].error);
}

TEST_CASE("duality study: the exact answers name every coupling") {
    const Summary summary = DualityStudy(DualityPlan{}).exact();

    REQUIRE(summary.runs.size() == 1);
    const ObservableResult& square = summary.runs[0].observables[5];
    CHECK(square.name == "x2_lambda_1");
    CHECK(*square.exact == doctest::Approx(0.2529375603).epsilon(1e-9));
    CHECK(*summary.figures[0].series[1].points[0].exact == doctest::Approx(*square.exact));
    CHECK(summary.remarks.back().find("2.27") != std::string::npos);
}

TEST_CASE("duality study: a study that is stopped is partial") {
    StudyHooks hooks;
    hooks.execution.stop = [] { return true; };

    CHECK(DualityStudy(small_duality()).run(hooks).summary.verdict == "partial");
}

}  // namespace feynet::test::duality_study_test
