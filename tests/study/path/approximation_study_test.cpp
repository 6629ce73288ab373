#include "feynet/study/path/approximation_study.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::approximation_study_test {
namespace {

std::unique_ptr<Study> study_of(const std::string& text) {
    RunFile file = RunFile::parse("[study]\n" + text, "run.toml");
    return read_approximation_study(file);
}

}  // namespace

TEST_CASE("approximation study: the slopes of all activations on all paths are those of theory") {
    const Summary summary = study_of("samples = 8192")->run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs.size() == 4);
    CHECK(summary.figures.size() == 4);
    for (const NetworkRun& run : summary.runs) {
        for (const ObservableResult& slope : run.observables) {
            CAPTURE(run.network);
            CAPTURE(slope.name);
            CHECK(std::abs(slope.value - slope.exact.value_or(slope.value)) < 0.1);
        }
    }
}

TEST_CASE("approximation study: a slope that is not that of theory fails") {
    // few units have not reached the power law
    const Summary summary =
        study_of("widths = [2, 3, 5]\npaths = \"flat\"\nnetworks = \"step\"")->run({}).summary;

    CHECK(summary.verdict == "fail");
    CHECK(summary.runs[0].remarks.size() == 1);
}

TEST_CASE("approximation study: exact answers are the exponents") {
    const Summary summary = study_of("networks = \"relu\"")->exact();

    CHECK(summary.runs.size() == 1);
    CHECK(summary.runs[0].observables[0].exact == 2.0);
}

TEST_CASE("approximation study: a study that is stopped is partial") {
    StudyHooks hooks;
    hooks.execution.stop = [] { return true; };
    CHECK(study_of("samples = 8192")->run(hooks).summary.verdict == "partial");
}

TEST_CASE("approximation study: mistakes have their place") {
    for (const char* text :
         {"widths = [4, 2, 8]",
          "widths = [4, 8]",
          "networks = \"site\"",
          "samples = 64",
          "decay_frequency = -1.0",
          "tolerance = 0.0"}) {
        CAPTURE(text);
        CHECK_THROWS_WITH_AS(study_of(text), doctest::Contains("run.toml:2"), ConfigError);
    }
}

}  // namespace feynet::test::approximation_study_test
