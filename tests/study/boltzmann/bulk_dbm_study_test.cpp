#include "feynet/study/boltzmann/bulk_dbm_study.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace feynet::test::bulk_dbm_study_test {
namespace {

std::unique_ptr<Study> study_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    return read_bulk_dbm_study(file);
}

const std::string short_run = R"(
[bulk]
mass_squared = [-0.15, 0.5]
[sampler]
momenta = [1.0]
warmup = 100
draws = 2000
)";

}  // namespace

TEST_CASE("bulk study: kernel, exponent and sampled covariance are those of the bulk") {
    Index told = 0;
    StudyHooks hooks;
    hooks.execution.n_threads = 1;
    hooks.execution.progress = [&](Index n, double) { told += n; };
    const auto study = study_of(short_run);
    const Summary summary = study->run(hooks).summary;

    CHECK(summary.verdict == "pass");
    CHECK(told == study->work());
    CHECK(summary.runs.size() == 5);
    CHECK(summary.runs[1].observables[0].value < 1e-4);
    CHECK(summary.runs[1].observables[1].value == doctest::Approx(std::sqrt(3.0)).epsilon(1e-3));
    CHECK(summary.runs[2].observables[0].value == doctest::Approx(1.32192809).epsilon(1e-3));
    const ObservableResult& covariance = summary.runs[4].observables[0];
    CHECK(std::abs(covariance.value - *covariance.exact) < 4.0 * *covariance.error);
    CHECK(*covariance.error < 0.03 * *covariance.exact);
}

TEST_CASE("bulk study: same seed, same bits, for any number of threads") {
    StudyHooks one;
    one.execution.n_threads = 1;
    StudyHooks three;
    three.execution.n_threads = 3;
    const auto study = study_of(short_run);

    CHECK(
        study->run(one).summary.runs[3].observables[0].value ==
        study->run(three).summary.runs[3].observables[0].value);
}

TEST_CASE("bulk study: layers that are too far apart fail") {
    const Summary summary =
        study_of("[bulk]\nmass_squared = [0.5]\nspacing = 0.2\n[sampler]\ndraws = 500\n")
            ->run({})
            .summary;

    CHECK(summary.verdict == "fail");
    CHECK(summary.runs[0].verdict == "fail");
}

TEST_CASE("bulk study: where ν is whole there is no exponent to be told") {
    const Summary summary =
        study_of("[bulk]\nmass_squared = [0.75]\n[sampler]\ndraws = 500\n")->run({}).summary;

    CHECK(summary.runs[0].verdict == "pass");
    CHECK(summary.runs[0].observables[1].name == "order");
    CHECK(summary.runs[0].remarks.size() == 1);
}

TEST_CASE("bulk study: exact answers stand alone") {
    const Summary summary = study_of("[bulk]\nmass_squared = [0.75]\n")->exact();

    CHECK(*summary.runs[0].observables[1].exact == 1.5);
    CHECK(summary.runs[0].observables.size() == 5);
}

TEST_CASE("bulk study: what cannot be run is refused") {
    CHECK_THROWS_AS(study_of("[bulk]\nmass_squared = [-0.3]\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[bulk]\ndimension = 0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[sampler]\nchains = 9\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[tree]\nprime = 1\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[tree]\nweight = 0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[verdict]\nexponent = 0\n"), ConfigError);
}

}  // namespace feynet::test::bulk_dbm_study_test
