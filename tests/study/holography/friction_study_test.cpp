#include "feynet/study/holography/friction_study.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

namespace feynet::test::friction_study_test {
namespace {

std::unique_ptr<Study> friction_study_of(
    const std::string& text, const std::string& name = "run.toml") {
    RunFile file = RunFile::parse(text, name);
    return read_friction_study(file);
}

const std::string short_study =
    "[study]\nmodes = 6\nstarts = 2\nlayers = 20\n[data]\nmotions = 16\n";

const ObservableResult* observable(const NetworkRun& run, const std::string& name) {
    for (const ObservableResult& result : run.observables) {
        if (result.name == name) {
            return &result;
        }
    }
    return nullptr;
}

}  // namespace

TEST_CASE(
    "friction study: h is found to 3e-2 from starts with noise, and says what is determined" *
    doctest::test_suite("long")) {
    // 4 band widths at 201 times of about five independent numbers: false alarm 3e-4
    const Summary summary = friction_study_of(short_study)->run({}).summary;

    CHECK(summary.verdict == "pass");
    REQUIRE(summary.runs.size() == 1);
    CHECK(summary.figures.size() == 5);
    CHECK(observable(summary.runs[0], "fit_error")->value < 3e-2);
    CHECK(observable(summary.runs[0], "determined")->value >= 4.0);
    CHECK(summary.remarks.size() >= 2);
}

TEST_CASE("friction study: without noise h is found to 1e-4" * doctest::test_suite("long")) {
    const Summary summary = friction_study_of(short_study + "noise = 0.0\n")->run({}).summary;
    CHECK(summary.verdict == "pass");
    CHECK(observable(summary.runs[0], "fit_error")->value < 1e-6);
}

TEST_CASE("friction study: modes that are missing fail") {
    const Summary summary =
        friction_study_of("[study]\nmodes = 2\nstarts = 1\nlayers = 20\n[data]\nmotions = 16\n")
            ->run({})
            .summary;
    CHECK(summary.verdict == "fail");
    CHECK_FALSE(summary.runs[0].remarks.empty());
}

TEST_CASE("friction study: a linear force is refused in words, and tells one number if asked for") {
    const std::string linear = "[system]\npotential = \"-0.05*x^2\"\n";
    CHECK_THROWS_WITH_AS(
        friction_study_of(linear + short_study),
        doctest::Contains("one number about h"),
        ConfigError);
    const Summary summary =
        friction_study_of(linear + "[study]\nlinear = true\nmodes = 6\nstarts = 1\nlayers = 20\n")
            ->run({})
            .summary;
    CHECK(summary.verdict == "pass");
    CHECK(observable(summary.runs[0], "determined")->value == 1.0);
}

TEST_CASE(
    "friction study: same seed, same bits, for any number of threads" *
    doctest::test_suite("long")) {
    StudyHooks one;
    one.execution.n_threads = 1;
    StudyHooks three;
    three.execution.n_threads = 3;
    const auto study = friction_study_of(short_study);
    CHECK(
        study->run(one).summary.runs[0].observables[2].value ==
        study->run(three).summary.runs[0].observables[2].value);
}

TEST_CASE("friction study: starts of a file, with their errors") {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / "feynet_friction_study_test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "starts.csv")
        << "# measured\nx0,v0,v0_error\n"
           "-1.5,1.2,0.1\n-0.5,0.3,0.1\n0.5,-0.3,0.1\n1.5,-1.2,0.1\n";
    const std::string run_file = (folder / "run.toml").string();
    const std::string text =
        "[study]\nmodes = 3\nstarts = 1\nlayers = 20\n[data]\nfile = \"starts.csv\"\n";

    const Summary summary = friction_study_of(text, run_file)->run({}).summary;

    REQUIRE(summary.runs.size() == 1);
    CHECK(summary.figures[4].series[0].points.size() == 4);
    CHECK_FALSE(summary.runs[0].observables[0].exact.has_value());
    CHECK_THROWS_AS(friction_study_of("[data]\nfile = \"starts.csv\"\n", run_file), ConfigError);
    std::ofstream(folder / "starts.csv") << "x0,speed\n1.0,2.0\n";
    CHECK_THROWS_AS(friction_study_of(text, run_file), ConfigError);
    std::filesystem::remove_all(folder);
}

TEST_CASE("friction study: exact answers are the true h") {
    const Summary summary = friction_study_of("[run]\nseed = 2\n")->exact();
    REQUIRE(summary.runs[0].observables.size() == 5);
    CHECK(*summary.runs[0].observables[2].exact == doctest::Approx(-0.3));
}

}  // namespace feynet::test::friction_study_test
