#include "feynet/study/boltzmann/rbm_quench_study.hpp"

#include "feynet/io/config_error.hpp"
#include "study/resumed_run.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace feynet::test::rbm_quench_study_test {
namespace {

std::unique_ptr<Study> study_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    return read_rbm_quench_study(file);
}

const std::string summed = R"(
[system]
size = 6
field = 0.5
[training]
iterations = 150
samples = 0
rate = 0.1
first_shift = 0.1
least_shift = 1e-8
[quench]
time = 1.0
step = 0.05
every = 5
samples = 0
)";

const std::string sampled = R"(
[verdict]
deviation = 0.04
energy_drift = 0.05
[system]
size = 8
field = 0.5
[training]
iterations = 150
samples = 256
[quench]
time = 0.4
step = 0.05
every = 4
samples = 512
draws = 200
)";

/// The largest |⟨σˣ⟩ − exact|.
double deviation(const Summary& summary) {
    double worst = 0.0;
    for (const ObservableResult& number : summary.runs[0].observables) {
        if (number.name.find("sigma_x") == 0) {
            worst = std::max(worst, std::abs(number.value - *number.exact));
        }
    }
    CHECK(summary.runs[0].observables[0].value == worst);
    return worst;
}

}  // namespace

TEST_CASE("quench study: six spins are followed to a thousandth, and their energy is kept") {
    const Summary summary = study_of(summed)->run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(deviation(summary) < 1e-3);
    for (const FigurePoint& point : summary.figures[1].series[0].points) {
        CHECK(std::abs(point.value) < 1e-4);
    }
}

TEST_CASE("quench study: walkers see the same motion") {
    const Summary summary = study_of(sampled)->run({}).summary;

    CHECK(summary.verdict == "pass");
    // few samples, also of the ground state before: noise of about 0.02
    CHECK(deviation(summary) < 4e-2);
    CHECK(*summary.runs[0].observables.back().error < 5e-3);
}

TEST_CASE("quench study: a machine that is held fast does not follow") {
    const Summary summary = study_of(summed + "cut = 0.9\n")->run({}).summary;

    CHECK(summary.verdict == "fail");
    CHECK(deviation(summary) > 0.1);
}

TEST_CASE("quench study: stopped and taken up again, on any number of threads, the same bits") {
    const auto study = study_of(sampled);
    StudyHooks three;
    three.execution.n_threads = 3;

    const std::string wanted = all_bits(study->run(three));

    CHECK(all_bits(run_in_pieces(*study, {.asks = 2000})) == wanted);
}

TEST_CASE("quench study: exact answers stand alone") {
    const Summary summary = study_of("[system]\nsize = 40\n[quench]\ntime = 0.5\n")->exact();

    CHECK(*summary.runs[0].observables.back().exact == doctest::Approx(0.53250237).epsilon(1e-7));
}

TEST_CASE("quench study: what cannot be run is refused") {
    CHECK_THROWS_AS(study_of("[system]\nmodel = \"heisenberg\"\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[system]\nsize = 20\n[quench]\nsamples = 0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[quench]\nstep = 0.3\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[quench]\nfield = 0.0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[training]\nattempts = 2\n"), ConfigError);
}

}  // namespace feynet::test::rbm_quench_study_test
