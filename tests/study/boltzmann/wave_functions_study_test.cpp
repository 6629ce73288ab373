#include "feynet/study/boltzmann/wave_functions_study.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace feynet::test::wave_functions_study_test {
namespace {

std::unique_ptr<Study> study_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    return read_wave_functions_study(file);
}

const std::string small_ring = R"(
[system]
model = "heisenberg"
size = 6
[networks]
kinds = ["jastrow", "rbm", "feed_forward", "matrix_product", "tree"]
rbm = [1]
feed_forward = [1]
matrix_product = [2, 3]
tree = [1]
[training]
iterations = 60
attempts = 2
)";

double number(const NetworkRun& run, const std::string& name) {
    return find_observable(run, name)->value;
}

}  // namespace

TEST_CASE("wave functions: each kind with its weights, energy, entropy and distance") {
    const Summary summary = study_of(small_ring)->run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs.size() == 6);
    CHECK(summary.runs[1].network == "rbm α = 1");
    CHECK(number(summary.runs[1], "weights") == 8);  // a, b, six of W
    CHECK(number(summary.runs[4], "weights") == 18);
    for (const NetworkRun& run : summary.runs) {
        CHECK(*run.observables.front().exact == doctest::Approx(-11.2111025509).epsilon(1e-10));
        CHECK(number(run, "relative_error") > -1e-13);
        CHECK(number(run, "infidelity") > -1e-13);
    }
    CHECK(number(summary.runs[4], "relative_error") < 1e-8);
    CHECK(number(summary.runs[4], "infidelity") < 1e-6);
    CHECK(
        number(summary.runs[4], "entropy") ==
        doctest::Approx(*summary.runs[4].observables[5].exact).epsilon(1e-3));
}

TEST_CASE("wave functions: errors are drawn kind by kind, entropies beside the exact ones") {
    const Summary summary = study_of(small_ring)->run({}).summary;

    CHECK(summary.figures[0].series.size() == 5);
    CHECK(summary.figures[0].series[3].points.size() == 2);
    CHECK(summary.figures[1].series.size() == 6);
    CHECK(summary.figures[1].series[0].points.size() == 3);
}

TEST_CASE("wave functions: an accuracy that none reaches fails") {
    const Summary summary =
        study_of(
            "[system]\nsize = 6\n[networks]\nkinds = [\"jastrow\"]\n[training]\niterations = "
            "20\n[verdict]\nrelative_error = 1e-9\n")
            ->run({})
            .summary;

    CHECK(summary.verdict == "fail");
    CHECK(summary.runs.size() == 1);
    CHECK_FALSE(summary.runs[0].remarks.empty());
}

TEST_CASE("wave functions: same seed, same bits, for any number of threads") {
    StudyHooks one;
    one.execution.n_threads = 1;
    StudyHooks three;
    three.execution.n_threads = 3;
    const auto study = study_of(small_ring);

    const Summary first = study->run(one).summary;
    const Summary second = study->run(three).summary;

    for (std::size_t k = 0; k < first.runs.size(); ++k) {
        CHECK(first.runs[k].observables[0].value == second.runs[k].observables[0].value);
    }
}

TEST_CASE("wave functions: a study that is stopped is partial") {
    StudyHooks hooks;
    hooks.execution.stop = [] { return true; };

    CHECK(study_of(small_ring)->run(hooks).summary.verdict == "partial");
}

TEST_CASE("wave functions: the exact answers alone") {
    const Summary summary = study_of(small_ring)->exact();

    CHECK(*summary.runs[0].observables[0].exact == doctest::Approx(-11.2111025509).epsilon(1e-10));
    CHECK(summary.verdict == "exact");
}

TEST_CASE("wave functions: mistakes are located") {
    CHECK_THROWS_AS(study_of("[system]\nsize = 16\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[networks]\nrbm = [0]\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[networks]\nkinds = [\"rnn\"]\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[training]\nattempts = 0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[training]\nrate = -1.0\n"), ConfigError);
}

}  // namespace feynet::test::wave_functions_study_test
