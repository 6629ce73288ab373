#include "feynet/study/boltzmann/ising_phases_study.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::ising_phases_study_test {
namespace {

std::unique_ptr<Study> study_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    return read_ising_phases_study(file);
}

const std::string far_apart = R"(
[data]
size = 6
cold = 0.6
hot = 0.2
samples = 400
[network]
hidden = [16]
)";

}  // namespace

TEST_CASE(
    "two phases: hidden layers tell them apart, a perceptron cannot" *
    doctest::test_suite("long")) {
    const Summary summary = study_of(far_apart)->run({}).summary;

    CHECK(summary.verdict == "pass");
    const ObservableResult& perceptron = summary.runs.at(0).observables.front();
    const ObservableResult& hidden = summary.runs.at(1).observables.front();
    CHECK(*hidden.exact > 0.97);
    CHECK(hidden.value > 0.95);
    // one of the two ordered states is taken for disorder, or worse: 3/4 at most, with noise
    CHECK(perceptron.value < 0.82);
    CHECK(summary.figures.at(1).series.size() == 2);
}

TEST_CASE("two phases: a margin that cannot be kept fails, same seed same bits") {
    const auto study = study_of(
        "[data]\nsize = 3\nsamples = 100\n[training]\nepochs = 1\n[verdict]\nmargin = 1e-9\n");
    StudyHooks three;
    three.execution.n_threads = 3;
    const Summary summary = study->run({}).summary;

    CHECK(summary.verdict == "fail");
    CHECK(
        study->run(three).summary.runs[1].observables[0].value ==
        summary.runs[1].observables[0].value);
}

TEST_CASE("two phases: exact answers stand alone, and mistakes are refused") {
    CHECK(study_of("[data]\nsize = 4\n")->exact().runs.size() == 2);
    CHECK_THROWS_AS(study_of("[data]\ncold = 0.1\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[network]\nactivation = \"step\"\n"), ConfigError);
}

}  // namespace feynet::test::ising_phases_study_test
