#include "feynet/study/path/time_division_study.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace feynet::test::time_division_study_test {
namespace {

std::unique_ptr<Study> study_of(const std::string& text) {
    RunFile file = RunFile::parse("[study]\n" + text, "run.toml");
    return read_time_division_study(file);
}

/// Few sweeps of few kinks; seeds are fixed.
const std::string quick =
    "common_intervals = 2\nkinks = 2\ndraws = 4000\nwarmup = 100\nconcentrations = [1.0, 4.0]\n";

}  // namespace

TEST_CASE("time division study: with exact links every prior passes") {
    const Summary summary = study_of(quick)->run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs.size() == 3);
    CHECK(summary.runs[0].network == "κ = 1");
    CHECK(summary.runs[0].observables.size() == 3);
    CHECK(summary.figures.size() == 2);
}

TEST_CASE("time division study: trapezoid links show the division") {
    const Summary summary = study_of(quick + "link = \"trapezoid\"")->run({}).summary;

    CHECK(summary.verdict == "fail");
    CHECK(std::abs(*summary.runs[0].observables[0].pull) > 4.0);
}

TEST_CASE("time division study: between fixed ends the interior is measured") {
    const Summary summary =
        study_of(quick + "boundary = \"dirichlet\"\nx_final = -0.4")->run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs[0].observables.size() == 2);
}

TEST_CASE("time division study: same seed, same bits, for any number of threads") {
    StudyHooks two;
    two.execution.n_threads = 2;
    StudyHooks one;
    one.execution.n_threads = 1;
    const auto study = study_of(quick + "chains = 24");

    const Summary a = study->run(two).summary;
    const Summary b = study->run(one).summary;

    CHECK(a.runs[0].observables[0].value == b.runs[0].observables[0].value);
}

TEST_CASE("time division study: exact answers are those of continuous time") {
    const Summary summary = study_of("common_intervals = 2")->exact();

    // half line from ½, T = 4: ⟨x²⟩ at 2 = sinh 2 cosh 2/cosh 4 + (½ cosh 2/cosh 4)²
    const double mean = 0.5 * std::cosh(2.0) / std::cosh(4.0);
    const double expected = std::sinh(2.0) * std::cosh(2.0) / std::cosh(4.0) + mean * mean;
    CHECK(*summary.runs[0].observables[0].exact == doctest::Approx(expected));
}

TEST_CASE("time division study: a study that is stopped is partial") {
    StudyHooks hooks;
    hooks.execution.stop = [] { return true; };
    CHECK(study_of(quick)->run(hooks).summary.verdict == "partial");
}

TEST_CASE("time division study: mistakes have their place") {
    for (const char* text :
         {"duration = 0.0",
          "boundary = \"periodic\"",
          "kinks = 0",
          "common_intervals = 1",
          "concentrations = [1.0, 0.0]",
          "draws = 1",
          "chains = 1",
          "warmup = -1",
          "x_final = 1.0"}) {
        CAPTURE(text);
        CHECK_THROWS_WITH_AS(study_of(text), doctest::Contains("run.toml:2"), ConfigError);
    }
}

}  // namespace feynet::test::time_division_study_test
