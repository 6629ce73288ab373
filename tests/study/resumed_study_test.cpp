#include "feynet/study/study_kind.hpp"
#include "resumed_run.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace feynet::test::resumed_study_test {
namespace {

std::unique_ptr<Study> study_of(
    const std::string& text, const std::vector<std::string>& assignments = {}) {
    RunFile file = RunFile::parse(text, "run.toml");
    for (const std::string& assignment : assignments) {
        file.set(assignment);
    }
    return read_study(file);
}

/// Three blocks of chains, ten trajectories each.
std::unique_ptr<Study> few_paths(const std::vector<std::string>& assignments) {
    return study_of(
        "[system]\npotential = \"quartic\"\n[time]\nspacing = 0.5\nn_slices = 16\n"
        "[sampler]\nkind = \"hmc\"\nchains = 24\nwarmup = 2\ndraws = 8\n[measure]\nkept = 256\n",
        assignments);
}

void check_any_trajectory(const Study& study, Index last) {
    const std::string wanted = all_bits(study.run({}));
    for (Index asks = 1; asks <= last; ++asks) {
        const ScratchDirectory directory;
        run_piece(study, directory, {.asks = asks});
        CAPTURE(asks);
        CHECK(all_bits(run_piece(study, directory, {})) == wanted);
    }
}

}  // namespace

TEST_CASE("a path integral interrupted at any trajectory ends with the same bits") {
    constexpr Index n_asks = 1 + 3 * 11;
    check_any_trajectory(*few_paths({"network.kind=\"relu\""}), n_asks);
}

TEST_CASE("every network and sampler goes on with the same bits" * doctest::test_suite("long")) {
    const std::string five = R"(network.kind=["site", "step", "relu", "cosine", "decay"])";
    for (const char* sampler :
         {R"(sampler.kind="metropolis")",
          R"(sampler.kind="tempering")",
          R"(sampler.metric="unit")",
          R"(sampler.integrator="rotation")",
          "sampler.cluster=true",
          R"(time.boundary="dirichlet")",
          R"(measure.observables="weights")",
          "measure.correlator_every=3"}) {
        const auto study = few_paths({five, sampler});
        CAPTURE(sampler);
        CHECK(all_bits(run_in_pieces(*study, {.asks = 37})) == all_bits(study->run({})));
    }
}

TEST_CASE("a run ends with the same bits on any number of threads, in any pieces") {
    const auto study =
        few_paths({R"(network.kind=["site", "decay"])", "sampler.chains=48", "sampler.draws=30"});
    const std::string wanted = all_bits(study->run({}));

    for (const int n_threads : {16, 8, 4, 3, 2, 1}) {
        for (const Index asks : {0, 90}) {
            CAPTURE(n_threads);
            const PieceOfRun piece{
                .asks = asks, .n_threads = n_threads, .every = std::chrono::duration<double>(0.02)};
            CHECK(all_bits(run_in_pieces(*study, piece)) == wanted);
        }
    }
}

TEST_CASE("a finished path integral can be made longer") {
    const ScratchDirectory directory;
    const std::string both = R"(network.kind=["step", "cosine"])";
    run_piece(*few_paths({both}), directory, {});
    const auto longer = few_paths({both, "sampler.draws=300"});

    const StudyResult result = run_piece(*longer, directory, {});

    // the histogram of x counts in batches of the first length; nothing else knows of it
    const StudyResult wanted = longer->run({});
    CHECK(result.summary.runs[1].sampler.draws == 300);
    CHECK(
        all_bits({.summary = {}, .samples = result.samples}) ==
        all_bits({.summary = {}, .samples = wanted.samples}));
    CHECK(
        result.summary.runs[1].observables[1].error == wanted.summary.runs[1].observables[1].error);
}

TEST_CASE("lattice fields and several coordinates go on with the same bits") {
    const auto field = study_of(
        "[system]\nkind = \"field\"\nextents = [4, 4]\nmass_squared = 1.0\n"
        "[sampler]\nchains = 16\nwarmup = 4\ndraws = 12\n[network]\nkind = [\"site\", "
        "\"momentum\"]\n");
    const auto coupled = study_of(
        "[system]\ndimensions = 2\npotential = \"harmonic\"\n"
        "coupling = [[1.0, -0.2], [-0.2, 1.0]]\n[time]\nspacing = 0.5\nn_slices = 8\n"
        "[sampler]\nchains = 16\nwarmup = 4\ndraws = 12\n");

    for (const Study* study : {field.get(), coupled.get()}) {
        CHECK(all_bits(run_in_pieces(*study, {.asks = 19})) == all_bits(study->run({})));
    }
}

TEST_CASE("every kind of study goes on with the same bits" * doctest::test_suite("long")) {
    struct Small {
        std::string_view kind;
        std::vector<std::string> assignments;
        Index asks;
    };
    const std::vector<Small> kinds{
        {"ground_state", {"sampler.draws=40", "sampler.warmup=8"}, 51},
        {"time_division", {"study.chains=16", "study.warmup=5", "study.draws=30"}, 187},
        {"continuum",
         {"study.rules=\"site\"",
          "study.spacings=[0.4, 0.3, 0.2, 0.1]",
          "study.sampled_spacings=[0.4, 0.2, 0.1, 0.08]",
          "study.duration=4.0",
          "sampler.draws=256"},
         2500},
        {"propagator",
         {"annealing.paths=1000", "study.times=[0.5]", "annealing.weight_variance=1.0"},
         80},
        {"free_energy", {"annealing.paths=1000", "annealing.weight_variance=1.0"}, 80},
        {"stochastic_quantisation", {"study.paths=6400", "study.langevin_steps=1000"}, 2500},
        {"binder", {"study.sizes=[4, 6, 8]", "sampler.draws=1000", "sampler.warmup=20"}, 2700},
        {"nnft", {"network.width=[2, 3]", "sampler.networks=20000"}, 1700},
        {"width", {"sampler.networks=10000"}, 2700},
        {"deep_oscillator", {"study.paths=4096"}, 99},
        {"dbm", {"sampler.draws=100", "network.times=[0.5]", "training.iterations=10"}, 150},
        {"rbm-ground-state", {"training.iterations=12", "measure.draws=100"}, 60},
        {"rbm-learn", {"data.samples=2000", "training.epochs=9"}, 5},
        {"bulk-dbm", {"sampler.draws=100", "sampler.warmup=10"}, 90},
        {"critical_line", {"sampler.draws=100", "sampler.warmup=10"}, 900},
        {"duality", {"study.draws=200", "study.widths=[8, 16]", "study.warmup=10"}, 900},
    };
    for (const Small& small : kinds) {
        std::vector<std::string> assignments = small.assignments;
        assignments.push_back(fmt::format("study.kind=\"{}\"", small.kind));
        INFO(small.kind);
        const auto study =
            study_of(std::string(study_kind_named(small.kind).run_file), assignments);
        CHECK(all_bits(run_in_pieces(*study, {.asks = small.asks})) == all_bits(study->run({})));
    }
}

}  // namespace feynet::test::resumed_study_test
