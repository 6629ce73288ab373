#include "feynet/study/rbm_ground_state_study.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace feynet::test::rbm_ground_state_study_test {
namespace {

std::unique_ptr<Study> study_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    return read_rbm_ground_state_study(file);
}

const std::string small_ring = R"(
[system]
size = 8
[training]
iterations = 200
samples = 256
[measure]
draws = 500
)";

}  // namespace

TEST_CASE("rbm study: a ring of eight spins is learned to a thousandth") {
    const Summary summary = study_of(small_ring)->run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs.size() == 1);
    const ObservableResult& energy = summary.runs[0].observables[0];
    CHECK(*energy.exact == doctest::Approx(-10.2516617910).epsilon(1e-10));
    CHECK(std::abs(energy.value / *energy.exact - 1.0) < 1e-3);
    const Figure& correlations = summary.figures[1];
    CHECK(correlations.series[0].points.size() == 5);
    const FigurePoint& neighbours = correlations.series[0].points[1];
    CHECK(std::abs(neighbours.value - *neighbours.exact) < 0.02);
}

TEST_CASE("rbm study: a machine that was not trained fails") {
    const Summary summary =
        study_of(small_ring + "[verdict]\nrelative_error = 1e-9\n")->run({}).summary;

    CHECK(summary.verdict == "fail");
    CHECK_FALSE(summary.runs[0].remarks.empty());
}

TEST_CASE("rbm study: same seed, same bits, for any number of threads") {
    StudyHooks one;
    one.execution.n_threads = 1;
    StudyHooks three;
    three.execution.n_threads = 3;
    const auto study = study_of(small_ring);

    CHECK(
        study->run(one).summary.runs[0].observables[0].value ==
        study->run(three).summary.runs[0].observables[0].value);
}

TEST_CASE("rbm study: exact answers stand alone") {
    const Summary summary = study_of("[system]\nmodel = \"heisenberg\"\nsize = 12\n")->exact();

    CHECK(*summary.runs[0].observables[0].exact == doctest::Approx(-21.5495636698).epsilon(1e-10));
}

TEST_CASE("rbm study: what cannot be run is refused") {
    CHECK_THROWS_AS(study_of("[system]\nmodel = \"xy\"\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[system]\nends = \"open\"\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[network]\ndensity = 0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[training]\nsamples = 100\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[training]\nshift_decay = 1.0\n"), ConfigError);
}

}  // namespace feynet::test::rbm_ground_state_study_test
