#include "feynet/study/boltzmann/rg_flow_study.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace feynet::test::rg_flow_study_test {
namespace {

std::unique_ptr<Study> study_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    return read_rg_flow_study(file);
}

const std::string small_networks = "[network]\nsites = 64\npositions = 16\n";

}  // namespace

TEST_CASE("rg study: every identity holds, and the numbers are told beside the exact ones") {
    Index told = 0;
    StudyHooks hooks;
    hooks.execution.progress = [&](Index n, double) { told += n; };
    const auto study = study_of("[network]\nsites = 256\npositions = 64\n");
    const Summary summary = study->run(hooks).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs.size() == 6);
    CHECK(told == study->work());
    CHECK(summary.runs[0].observables[2].value == doctest::Approx(0.66250137).epsilon(1e-7));
    for (const NetworkRun& run : summary.runs) {
        CHECK(run.observables[0].name == "deviation");
        CHECK(run.observables[0].value < 1e-4);
    }
    const Figure& cuts = summary.figures[3];
    CHECK(cuts.series.size() == 3);
    CHECK(cuts.series[1].points[3].value == 5.5);
}

TEST_CASE("rg study: a bound that cannot be kept fails") {
    const Summary slope = study_of(small_networks + "[verdict]\nslope = 1e-4\n")->run({}).summary;
    const Summary rounding =
        study_of(small_networks + "[verdict]\nrounding = 1e-17\n")->run({}).summary;

    CHECK(slope.verdict == "fail");
    CHECK_FALSE(slope.runs[3].remarks.empty());
    CHECK(rounding.verdict == "fail");
}

TEST_CASE("rg study: a run that is stopped is partial") {
    StudyHooks hooks;
    hooks.execution.stop = [] { return true; };

    CHECK(study_of(small_networks)->run(hooks).summary.verdict == "partial");
}

TEST_CASE("rg study: exact answers stand alone") {
    const Summary summary = study_of("[chain]\nsteps = 3\n[network]\nalpha = 2\n")->exact();

    CHECK(summary.runs[0].observables.size() == 6);
    CHECK(
        *summary.runs[0].observables[5].exact ==
        doctest::Approx(-0.5 * std::pow(std::log(2.0), 2)));
}

TEST_CASE("rg study: what cannot be run is refused") {
    CHECK_THROWS_AS(study_of("[chain]\ncoupling = -1.0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[chain]\nspins = 7\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[chain]\nsteps = 0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[chain]\nvisible = 10\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[network]\nsites = 100\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[network]\npositions = 0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[network]\nalpha = 0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[verdict]\nslope = -1\n"), ConfigError);
}

}  // namespace feynet::test::rg_flow_study_test
