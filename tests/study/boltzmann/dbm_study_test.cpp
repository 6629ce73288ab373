#include "feynet/study/boltzmann/dbm_study.hpp"

#include "feynet/io/config_error.hpp"
#include "study/resumed_run.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace feynet::test::dbm_study_test {
namespace {

std::unique_ptr<Study> study_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    return read_dbm_study(file);
}

const std::string small_ring = R"(
[system]
size = 4
[network]
times = [0.4, 2.0]
spacing = 0.2
[sampler]
chains = 16
warmup = 50
draws = 300
)";

/// |Σ parts − whole| of the longest time: statistics apart, the errors add up to E − E₀.
double missing_part(const NetworkRun& run, double ground) {
    double sum = ground;
    double energy = 0.0;
    for (const ObservableResult& result : run.observables) {
        energy = result.name == "energy" ? *result.exact : energy;
        sum += result.name == "trotter_error" || result.name == "projection_error" ? result.value
                                                                                   : 0.0;
    }
    return std::abs(sum - energy);
}

}  // namespace

TEST_CASE("dbm study: a small ring passes, and its errors add up") {
    const Summary summary = study_of(small_ring)->run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs.size() == 2);
    // −2/sin(π/8)
    CHECK(missing_part(summary.runs[1], -5.226251859505506) < 1e-12);
    CHECK(summary.figures[0].series[0].points.size() == 2);
    CHECK(summary.figures.back().name == "trotter");
}

TEST_CASE("dbm study: loops of a Heisenberg chain pass") {
    const Summary summary = study_of(
                                "[system]\nmodel = \"heisenberg\"\nsize = 4\nends = \"open\"\n"
                                "[network]\ntimes = [1.0]\n[sampler]\nchains = 16\ndraws = 300\n")
                                ->run({})
                                .summary;

    CHECK(summary.verdict == "pass");
    CHECK(summary.runs[0].sampler.kind == "loops");
}

TEST_CASE("dbm study: a time too short for the ground state fails") {
    const Summary summary = study_of(
                                "[system]\nsize = 4\n[network]\ntimes = [0.2]\n[sampler]\n"
                                "chains = 16\ndraws = 300\n[verdict]\nrelative_error = 0.01\n")
                                ->run({})
                                .summary;

    CHECK(summary.verdict == "fail");
    CHECK_FALSE(summary.runs[0].remarks.empty());
}

TEST_CASE(
    "dbm study: stopped anywhere, taken up again or made longer, it gives the same bits" *
    doctest::test_suite("long")) {
    const auto few = [](Index draws) {
        return study_of(
            "[system]\nsize = 3\n[network]\ntimes = [0.4, 0.8]\nspacing = 0.2\n"
            "[sampler]\nchains = 16\nwarmup = 20\ndraws = " +
            std::to_string(draws) + "\n");
    };
    const std::string wanted = all_bits(few(140)->run({}));

    for (const Index asks : {130, 400}) {
        CAPTURE(asks);
        CHECK(all_bits(run_in_pieces(*few(140), {.asks = asks, .n_threads = 2})) == wanted);
    }
    const ScratchDirectory directory;
    run_piece(*few(100), directory, {});
    CHECK(all_bits(run_piece(*few(140), directory, {})) == wanted);
}

TEST_CASE(
    "dbm study: a restricted machine stands beside the deep ones" * doctest::test_suite("long")) {
    const Summary summary =
        study_of(small_ring + "[rbm]\ndensity = 1\n[training]\niterations = 50\nsamples = 64\n")
            ->run({})
            .summary;

    CHECK(summary.runs.size() == 3);
    CHECK(summary.runs[2].network == "rbm, α = 1");
    CHECK(summary.figures[0].series.size() == 3);
}

TEST_CASE("dbm study: exact answers stand alone") {
    const Summary summary = study_of(small_ring)->exact();

    CHECK(summary.runs.size() == 3);
    CHECK(*summary.runs[0].observables[0].exact == doctest::Approx(-5.226251859505506));
    CHECK(summary.figures[0].series.size() == 5);
    const Summary large = study_of(
                              "[system]\nmodel = \"heisenberg\"\nlattice = \"square\"\n"
                              "size = 6\n")
                              ->exact();
    CHECK(large.runs.size() == 1);
    CHECK(large.runs[0].observables.empty());
}

TEST_CASE("dbm study: what cannot be run is refused") {
    CHECK_THROWS_AS(study_of("[network]\ntimes = [0.25]\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[system]\nfield = -1.0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[rbm]\ndensity = -1\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[training]\nattempts = 2\n"), ConfigError);
    CHECK_THROWS_AS(
        study_of("[system]\nmodel = \"heisenberg\"\n[sampler]\nupdate = \"gibbs\"\n"), ConfigError);
    CHECK_THROWS_AS(
        study_of("[system]\nmodel = \"heisenberg\"\nsize = 5\nends = \"open\"\n"), ConfigError);
    CHECK_THROWS_AS(
        study_of("[system]\nmodel = \"heisenberg\"\nlattice = \"square\"\nsize = 4\n"
                 "second_coupling = 0.5\n"),
        ConfigError);
}

}  // namespace feynet::test::dbm_study_test
