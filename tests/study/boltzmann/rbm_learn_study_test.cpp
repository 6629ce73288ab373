#include "feynet/study/boltzmann/rbm_learn_study.hpp"

#include "feynet/io/config_error.hpp"
#include "study/resumed_run.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <string>

namespace feynet::test::rbm_learn_study_test {
namespace {

std::unique_ptr<Study> study_of(const std::string& text, const std::string& name = "run.toml") {
    RunFile file = RunFile::parse(text, name);
    return read_rbm_learn_study(file);
}

const ObservableResult& number(const Summary& summary, const std::string& name) {
    for (const ObservableResult& result : summary.runs.at(0).observables) {
        if (result.name == name) {
            return result;
        }
    }
    FAIL("no number " << name);
    return summary.runs[0].observables[0];
}

const std::string exact_rule = R"(
[data]
samples = 0
[network]
hidden = 6
[training]
rule = "exact"
epochs = 1000
[measure]
chains = 512
rungs = 300
)";

const std::string few_samples = R"(
[data]
samples = 800
[training]
epochs = 4
batch = 200
[measure]
chains = 64
rungs = 20
[verdict]
divergence = 2.0
)";

}  // namespace

TEST_CASE(
    "rbm-learn: exact slopes reach the critical torus with six hidden units" *
    doctest::test_suite("long")) {
    const Summary summary = study_of(exact_rule)->run({}).summary;

    CHECK(summary.verdict == "pass");
    CHECK(number(summary, "divergence").value < 0.005);
    const ObservableResult& neighbours = number(summary, "neighbours");
    CHECK(neighbours.value == doctest::Approx(*neighbours.exact).epsilon(0.01));
    CHECK(summary.figures.size() == 2);
    CHECK(summary.pictures.at(0).panels.size() == 4);
    CHECK(
        study_of(exact_rule + "[verdict]\ndivergence = 1e-12\n")->run({}).summary.verdict ==
        "fail");
}

TEST_CASE("rbm-learn: a torus too large to sum is held to Kaufman's ln Z") {
    const Summary summary = study_of(R"(
[data]
size = 5
coupling = 0.2
samples = 2000
[network]
hidden = 20
[training]
epochs = 10
sweeps = 2
batch = 200
[measure]
chains = 512
rungs = 100
draws = 200
[verdict]
divergence = 2.0
)")
                                ->run({})
                                .summary;

    CHECK(summary.verdict == "pass");
    const ObservableResult& divergence = number(summary, "divergence");
    // Σ p ln(p/q) is not negative; here with its error
    CHECK(divergence.value > -4.0 * *divergence.error);
    CHECK(divergence.value < 1.0);
    CHECK_FALSE(number(summary, "log_partition").exact);
}

TEST_CASE("rbm-learn: a table of spins is learned better than by independent spins") {
    const ScratchDirectory directory;
    const std::filesystem::path table = directory.path() / "spins.csv";
    {
        std::ofstream file(table);
        file << "left, middle, right\n";
        for (int k = 0; k < 300; ++k) {
            file << (k % 2) << ", " << (k % 2) << ", " << (k / 2 % 2) << "\n";
        }
    }
    const std::string keys =
        "[data]\nfile = \"spins.csv\"\n[network]\nhidden = 3\n[measure]\nchains = 64\n"
        "[training]\nbatch = 40\nepochs = ";
    const std::string run_file = (directory.path() / "run.toml").string();
    const Summary summary = study_of(keys + "30\n", run_file)->run({}).summary;

    CHECK(summary.verdict == "pass");
    // two independent coins
    CHECK(number(summary, "log_likelihood").value > -1.6);
    CHECK_THROWS_AS(study_of(keys + "30\nrate = -1\n", run_file), ConfigError);
    CHECK_THROWS_AS(study_of("[data]\nfile = \"none.csv\"\n", run_file), ConfigError);
}

TEST_CASE("rbm-learn: same seed, same bits, for any number of threads and across stops") {
    for (const char* rule : {"cd", "pcd", "exact"}) {
        RunFile file = RunFile::parse(few_samples, "run.toml");
        file.set(std::string("training.rule=\"") + rule + "\"");
        const auto study = read_rbm_learn_study(file);
        StudyHooks three;
        three.execution.n_threads = 3;
        const std::string bits = all_bits(study->run({}));
        CAPTURE(rule);
        CHECK(all_bits(study->run(three)) == bits);
        CHECK(all_bits(run_in_pieces(*study, {.asks = 3})) == bits);
    }
}

TEST_CASE("rbm-learn: exact answers stand alone") {
    const Summary summary = study_of("[data]\nsize = 4\n")->exact();

    CHECK(*number(summary, "log_partition").exact == doctest::Approx(15.521915458755));
}

TEST_CASE("rbm-learn: what cannot be run is refused") {
    CHECK_THROWS_AS(study_of("[training]\nrule = \"sgd\"\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[network]\nunits = \"potts\"\n"), ConfigError);
    CHECK_THROWS_AS(study_of("[data]\nsamples = 0\n"), ConfigError);
}

}  // namespace feynet::test::rbm_learn_study_test
