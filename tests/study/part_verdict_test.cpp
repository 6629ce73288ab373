#include "feynet/study/part_verdict.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::part_verdict_test {
namespace {

constexpr PartLimits limits{.pull = 4.0, .p = 1e-3, .n_paths = 100};

NetworkRun good_part() {
    NetworkRun part{.network = "T = 1"};
    part.observables.push_back(
        {.name = "log_partition",
         .formula = "ln Z",
         .value = 1.0,
         .error = 0.1,
         .tau_int = std::nullopt,
         .ess = 90.0,
         .rhat = std::nullopt,
         .exact = 1.1,
         .pull = -1.0});
    part.sampler.chains = 10;
    part.sampler.draws = 10;
    return part;
}

FigureSeries good_curve() {
    return {
        .label = "T = 1",
        .points = {figure_point(0.0, 1.0, 0.1, 1.05)},
        .test = {.value = 1.0, .dof = 1, .p = 0.5, .lags = ""}};
}

std::string verdict_on(NetworkRun part, const FigureSeries& curve) {
    judge_part(limits, curve, part);
    return part.verdict;
}

}  // namespace

TEST_CASE("part verdict: it passes when every number and the curve keep the limits") {
    CHECK(verdict_on(good_part(), good_curve()) == "pass");
    CHECK(verdict_on(good_part(), {}) == "pass");
}

TEST_CASE("part verdict: a far number, a far point, a bad curve or a remark fails it") {
    NetworkRun far = good_part();
    far.observables.front().pull = 4.1;
    NetworkRun remarked = good_part();
    remarked.remarks.emplace_back("ln Z has no error");
    FigureSeries off = good_curve();
    off.points.push_back(figure_point(1.0, 2.0, 0.1, 1.0));
    FigureSeries unlikely = good_curve();
    unlikely.test.p = 1e-4;
    FigureSeries unknown = good_curve();
    unknown.test.p = std::nan("");

    CHECK(verdict_on(far, good_curve()) == "fail");
    CHECK(verdict_on(remarked, good_curve()) == "fail");
    CHECK(verdict_on(good_part(), off) == "fail");
    CHECK(verdict_on(good_part(), unlikely) == "fail");
    CHECK(verdict_on(good_part(), unknown) == "fail");
}

TEST_CASE("part verdict: too few paths make it partial, and with it the summary") {
    NetworkRun part = good_part();
    part.sampler.draws = 9;
    judge_part(limits, {}, part);
    NetworkRun whole = good_part();
    judge_part(limits, {}, whole);

    CHECK(part.verdict == "partial");
    CHECK(verdict_of_parts({.runs = {whole}}, 1) == "pass");
    CHECK(verdict_of_parts({.runs = {whole, part}}, 2) == "partial");
    CHECK(verdict_of_parts({.runs = {whole}}, 2) == "partial");
}

}  // namespace feynet::test::part_verdict_test
