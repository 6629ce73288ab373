#include "feynet/study/path/real_time_study.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <string>

namespace feynet::test::real_time_study_test {
namespace {

std::unique_ptr<Study> study_of(const std::string& text) {
    RunFile file = RunFile::parse("[study]\n" + text, "run.toml");
    return read_real_time_study(file);
}

}  // namespace

TEST_CASE("real-time study: every network gives the lattice kernel and the orders of the rules") {
    const Summary summary =
        study_of("durations = [0.5, 2.0, 4.0]\nn_slices = [16, 32, 64]")->run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs.size() == 4);
    CHECK(summary.figures.size() == 4);
    for (const NetworkRun& run : summary.runs) {
        CHECK(run.observables[0].value < 1e-11);
        CHECK(std::abs(run.observables[1].value - 2.0) < 0.1);
        CHECK(std::abs(run.observables[2].value - 1.0) < 0.1);
    }
}

TEST_CASE("real-time study: the phase falls by π/2 with every half period") {
    const Summary summary = study_of(
                                "durations = [1.0, 4.0, 7.0]\nn_slices = [16, 64]\nx_initial = "
                                "0.0\nx_final = 0.0\nnetworks = \"relu\"")
                                ->run({})
                                .summary;

    const Figure& phase = summary.figures[1];
    CHECK(phase.name == "phase");
    for (std::size_t i = 0; i < 3; ++i) {
        const double expected = -0.25 - 0.5 * static_cast<double>(i);
        CHECK(phase.series[0].points[i].value == doctest::Approx(expected));
    }
}

TEST_CASE("real-time study: the free particle has no order, its lattice is exact") {
    RunFile file = RunFile::parse(
        "[system]\nfrequency = 0.0\n[study]\nn_slices = [4, 8]\nnetworks = [\"step\", \"decay\"]",
        "run.toml");
    const Summary summary = read_real_time_study(file)->run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.figures.size() == 3);
    CHECK(summary.runs[0].observables.size() == 1);
}

TEST_CASE("real-time study: a tolerance below rounding fails, a stop is partial") {
    const auto study = study_of("tolerance = 1e-17\ndurations = 2.0\nn_slices = [8, 16]");
    StudyHooks hooks;
    hooks.execution.stop = [] { return true; };

    CHECK(study->run({}).summary.verdict == "fail");
    CHECK(study->run(hooks).summary.verdict == "partial");
}

TEST_CASE("real-time study: exact answers are modulus and phase of Mehler's kernel") {
    const Summary summary = study_of("durations = 2.0\nx_initial = 0.0\nx_final = 0.0")->exact();

    const double width = 2.0 * std::numbers::pi * std::sin(2.0);
    CHECK(*summary.runs[0].observables[0].exact == doctest::Approx(1.0 / std::sqrt(width)));
    CHECK(*summary.runs[0].observables[1].exact == doctest::Approx(-0.25 * std::numbers::pi));
}

TEST_CASE("real-time study: mistakes have their place") {
    for (const char* text :
         {"n_slices = [16, 8]",
          "n_slices = 16",
          "n_slices = [2, 4]",
          "n_slices = [16, 4096]",
          "durations = -1.0",
          "durations = 3.141592653589793",
          "tolerance = 0.0"}) {
        CAPTURE(text);
        CHECK_THROWS_WITH_AS(study_of(text), doctest::Contains("run.toml:2"), ConfigError);
    }
    CHECK_THROWS_WITH_AS(
        study_of("[system]\nhbar = 0.0"), doctest::Contains("run.toml:3"), ConfigError);
}

}  // namespace feynet::test::real_time_study_test
