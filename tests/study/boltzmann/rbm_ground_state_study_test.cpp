#include "feynet/study/boltzmann/rbm_ground_state_study.hpp"

#include "feynet/boltzmann/quantum/full_sum.hpp"
#include "feynet/boltzmann/quantum/rbm_family.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/study/boltzmann/rbm_weights_file.hpp"
#include "study/resumed_run.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
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

TEST_CASE("rbm study: every solver learns the same ring") {
    for (const char* solver : {"iterative", "samples", "spring"}) {
        CAPTURE(solver);
        const Summary summary =
            study_of(
                "[system]\nsize = 6\n[training]\niterations = 150\nsamples = 256\nsolver = \"" +
                std::string(solver) + "\"\n[measure]\ndraws = 500\n")
                ->run({})
                .summary;

        CHECK(summary.verdict == "pass");
    }
}

TEST_CASE("rbm study: without samples it sees all states, and descends without noise") {
    const Summary summary =
        study_of(
            "[system]\nsize = 6\n[network]\ndensity = 2\n"
            "[training]\niterations = 200\nsamples = 0\nrate = 0.1\nfirst_shift = 0.1\n"
            "least_shift = 1e-8\n[measure]\ndraws = 500\n")
            ->run({})
            .summary;

    CHECK(summary.verdict == "pass");
    const double last = summary.figures[0].series[0].points.back().value;
    CHECK(last < 1e-6);
}

TEST_CASE("rbm study: a descent that was stopped ends with the same bits") {
    const auto study = study_of(
        "[system]\nsize = 6\n[training]\niterations = 50\nsamples = 128\nsolver = \"spring\"\n"
        "[measure]\ndraws = 100\n");

    CHECK(all_bits(run_in_pieces(*study, {.asks = 77})) == all_bits(study->run({})));
}

TEST_CASE("rbm study: weights that were learned, written and read have the energy they had") {
    const SpinModel model = transverse_ising_chain(8, 1.0, 1.0, ChainEnds::Periodic);
    const RbmFamily family(8, 1, ring_translations(8));
    const RbmTrainingSettings training{.iterations = 150, .samples = 256};
    const Eigen::VectorXcd learned = descend(model, family, training, 1, 1, {}).parameters;
    const double energy = sum_over_states(model, family, learned).energy;
    const ScratchDirectory directory;
    std::ofstream(directory.path() / "own.wf") << wf_text(family.weights(learned));
    RunFile file = RunFile::parse(
        "[system]\nsize = 8\n[network]\nfile = \"own.wf\"\n[training]\nsamples = 256\n"
        "[measure]\ndraws = 1000\n",
        (directory.path() / "run.toml").string());

    const Summary summary = read_rbm_ground_state_study(file)->run({}).summary;

    // three errors: a false alarm in 370, fixed seed
    const ObservableResult& measured = summary.runs[0].observables[0];
    CHECK(summary.verdict == "pass");
    CHECK(std::abs(measured.value - energy) < 3.0 * *measured.error);
    CHECK(*measured.error < 1e-3 * std::abs(energy));
    CHECK(summary.figures.size() == 2);
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
    CHECK_THROWS_AS(study_of("[training]\nsamples = 0\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[network]\nfile = \"nowhere.wf\"\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[training]\nsolver = \"newton\"\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[training]\nshift_decay = 1.0\n"), ConfigError);
}

}  // namespace feynet::test::rbm_ground_state_study_test
