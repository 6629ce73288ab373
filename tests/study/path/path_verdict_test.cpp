#include "feynet/study/path/path_verdict.hpp"

#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::path_verdict_test {
namespace {

NetworkRun good_run() {
    NetworkRun run{.network = "decay"};
    run.observables.push_back(
        {.name = "x2",
         .formula = "⟨x²⟩",
         .value = 0.5,
         .error = 0.01,
         .tau_int = 0.5,
         .ess = 1000.0,
         .rhat = 1.001,
         .exact = 0.51,
         .pull = -1.0});
    run.chi2.p = 0.4;
    run.sampler.draws = small_oscillator().sampler.draws;
    return run;
}

std::string verdict_on(const NetworkRun& changed) {
    NetworkRun run = changed;
    judge(expectation_of(small_oscillator()), run);
    return run.verdict;
}

}  // namespace

TEST_CASE("verdict: a run within all thresholds passes") {
    CHECK(verdict_on(good_run()) == "pass");
}

TEST_CASE("verdict: each threshold can fail a run, with a reason") {
    NetworkRun unmixed = good_run();
    unmixed.observables[0].rhat = 1.05;
    NetworkRun short_run = good_run();
    short_run.observables[0].error.reset();
    short_run.observables[0].ess = 10.0;
    NetworkRun wrong = good_run();
    wrong.observables[0].pull = 4.5;
    NetworkRun wrong_curve = good_run();
    wrong_curve.chi2.p = 1e-6;
    NetworkRun untested_curve = good_run();
    untested_curve.chi2.p = std::nan("");
    NetworkRun empty = good_run();
    empty.observables.clear();

    for (NetworkRun run : {unmixed, short_run, wrong, wrong_curve, untested_curve, empty}) {
        judge(expectation_of(small_oscillator()), run);
        CHECK(run.verdict == "fail");
    }
    judge(expectation_of(small_oscillator()), unmixed);
    REQUIRE(unmixed.remarks.size() == 1);
    CHECK(unmixed.remarks[0].find("not thermalised") != std::string::npos);
}

TEST_CASE("verdict: chains that never met carry no error bar at all") {
    NetworkRun run = good_run();
    run.observables.push_back(run.observables[0]);
    run.observables[1].name = "energy";
    run.observables[1].rhat = 3.0;
    run.correlator.push_back({.value = 0.5, .error = 0.1, .exact = 0.5, .pull = 0.0});

    judge(expectation_of(small_oscillator()), run);

    CHECK(run.verdict == "fail");
    for (const ObservableResult& observable : run.observables) {
        CHECK_FALSE(observable.error.has_value());
        CHECK_FALSE(observable.pull.has_value());
    }
    CHECK_FALSE(run.correlator[0].error.has_value());
    CHECK(std::isnan(run.chi2.p));
}

TEST_CASE("verdict: fewer draws than asked for is a partial run") {
    NetworkRun run = good_run();
    run.sampler.draws = 10;

    CHECK(verdict_on(run) == "partial");
}

TEST_CASE("verdict: all networks together are as good as the worst") {
    const auto together = [](const std::string& first, const std::string& second) {
        PathSettings settings = small_oscillator();
        settings.network.kind = {NetworkKind::Step, NetworkKind::Relu};
        Summary summary;
        summary.runs = {
            {.network = "step", .verdict = first}, {.network = "relu", .verdict = second}};
        judge(expectation_of(settings), summary);
        return summary.verdict;
    };

    CHECK(together("pass", "pass") == "pass");
    CHECK(together("pass", "fail") == "fail");
    CHECK(together("fail", "partial") == "partial");
}

}  // namespace feynet::test::path_verdict_test
