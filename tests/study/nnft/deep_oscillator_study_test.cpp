#include "feynet/study/nnft/deep_oscillator_study.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace feynet::test::deep_oscillator_study_test {
namespace {

std::unique_ptr<Study> deep_study_of(const std::string& text) {
    RunFile file = RunFile::parse("[study]\n" + text, "run.toml");
    return read_deep_oscillator_study(file);
}

}  // namespace

TEST_CASE("deep oscillator study: odd units see ω, even ones 2ω") {
    // pulls below 4 and p above 1e-3/2: a right program fails with 2e-3
    const Summary summary = deep_study_of("paths = 8000\nlags = 8\n")->run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs.size() == 2);
    CHECK(summary.figures.size() == 2);
    CHECK(summary.figures[0].series[0].points.size() == 9);
    CHECK(std::abs(summary.runs[0].observables[2].value - 1.0) < 0.1);
    CHECK(std::abs(summary.runs[1].observables[2].value - 2.0) < 0.3);
}

TEST_CASE("deep oscillator study: same seed, same bits, for any number of threads") {
    StudyHooks one;
    one.execution.n_threads = 1;
    StudyHooks three;
    three.execution.n_threads = 3;
    const auto study = deep_study_of("paths = 5000\nactivation = \"relu\"\n");

    CHECK(
        study->run(one).summary.figures[0].series[0].points[3].value ==
        study->run(three).summary.figures[0].series[0].points[3].value);
}

TEST_CASE("deep oscillator study: exact answers are closed forms") {
    const Summary summary = deep_study_of("activation = \"erf\"\n")->exact();

    // (2/π) arcsin ½ = 1/3
    CHECK(*summary.runs[0].observables[1].exact == doctest::Approx(1.0 / 3.0));
    CHECK(*summary.runs[0].observables[2].exact == 1.0);
}

TEST_CASE("deep oscillator study: what cannot be run is refused") {
    CHECK_THROWS_AS(deep_study_of("activation = \"tanh\"\n"), ConfigError);
    CHECK_THROWS_AS(deep_study_of("activation = [\"erf\", \"erf\"]\n"), ConfigError);
    CHECK_THROWS_AS(deep_study_of("lags = 1\n"), ConfigError);
    CHECK_THROWS_AS(deep_study_of("variance = -1.0\n"), ConfigError);
    CHECK_THROWS_AS(deep_study_of("paths = 10\n"), ConfigError);
}

}  // namespace feynet::test::deep_oscillator_study_test
