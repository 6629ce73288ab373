#include "feynet/study/path/path_experiment.hpp"

#include "study/small_settings.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::path_experiment_test {
namespace {

/// The path of all lanes after some steps of the sampler, from one stream.
Block path_after(const PathSettings& settings, NetworkKind kind, std::uint32_t n_steps) {
    const PathExperiment experiment(settings, kind, 0);
    Stream stream{.seed = settings.run.seed};
    Block state = experiment.start(stream);
    for (std::uint32_t i = 1; i <= n_steps; ++i) {
        stream.trajectory = i;
        experiment.sampler().step(state, StreamSource(stream));
    }
    Block path;
    experiment.network().evaluate(experiment.weights(state), path);
    return path;
}

}  // namespace

TEST_CASE("experiment: with the action metric every linear network makes the same chain of paths") {
    // Equal random numbers enter as the noise of the decay network in all but the cosine network,
    // whose metric is diagonal and is drawn mode by mode.
    for (const Boundary boundary : every_boundary) {
        for (const Integrator integrator : {Integrator::Leapfrog, Integrator::Rotation}) {
            PathSettings settings = small_quartic();
            settings.time.boundary = boundary;
            settings.sampler.integrator = integrator;
            settings.sampler.step_size = 0.3;

            const Block expected = path_after(settings, NetworkKind::Decay, 20);

            for (const NetworkKind kind :
                 {NetworkKind::Site, NetworkKind::Step, NetworkKind::Relu}) {
                CAPTURE(word(kind));
                CAPTURE(word(boundary));
                const Block path = path_after(settings, kind, 20);
                CHECK((path - expected).abs().maxCoeff() < 1e-9);
            }
        }
    }
}

TEST_CASE("experiment: auto draws a quadratic action exactly and rotates in any other") {
    PathSettings oscillator = small_oscillator();
    PathSettings quartic = small_quartic();
    oscillator.sampler.kind = SamplerKind::Auto;
    quartic.sampler.kind = SamplerKind::Auto;

    CHECK(PathExperiment(oscillator, NetworkKind::Step, 0).choice().kind == SamplerKind::Exact);
    CHECK(PathExperiment(quartic, NetworkKind::Step, 0).choice().kind == SamplerKind::Hmc);
    CHECK(PathExperiment(quartic, NetworkKind::Step, 0).choice().integrator == "rotation");
}

TEST_CASE("experiment: clusters are flipped where there are two wells, or where one asks for it") {
    PathSettings wells = small_quartic();
    wells.potential = DoubleWell{};
    PathSettings plain = wells;
    plain.sampler.cluster = false;
    PathSettings quartic = small_quartic();
    quartic.sampler.cluster = true;

    CHECK(PathExperiment(wells, NetworkKind::Step, 0).choice().flips_clusters);
    CHECK_FALSE(PathExperiment(plain, NetworkKind::Step, 0).choice().flips_clusters);
    CHECK(PathExperiment(quartic, NetworkKind::Step, 0).choice().flips_clusters);
    CHECK_FALSE(PathExperiment(small_quartic(), NetworkKind::Step, 0).choice().flips_clusters);
}

TEST_CASE("experiment: every network flips the same clusters of its paths") {
    // The bonds' numbers do not depend on the weights; ends that are fixed keep their sign.
    for (const Boundary boundary : every_boundary) {
        PathSettings settings = small_quartic();
        settings.potential = DoubleWell{};
        settings.time.boundary = boundary;
        settings.time.x_initial = boundary == Boundary::Dirichlet ? -1.4 : 0.0;
        settings.sampler.step_size = 0.3;

        const Block expected = path_after(settings, NetworkKind::Decay, 20);

        for (const NetworkKind kind : {NetworkKind::Site, NetworkKind::Step, NetworkKind::Relu}) {
            CAPTURE(word(kind));
            CAPTURE(word(boundary));
            const Block path = path_after(settings, kind, 20);
            CHECK((path - expected).abs().maxCoeff() < 1e-8);
        }
    }
}

TEST_CASE("experiment: tempering keeps replicas side by side, and every network tempers alike") {
    PathSettings settings = small_quartic();
    settings.sampler.kind = SamplerKind::Tempering;
    settings.sampler.replicas = 3;
    const PathExperiment experiment(settings, NetworkKind::Decay, 0);

    const Block state = experiment.start(Stream{.seed = 3});
    const Block expected = path_after(settings, NetworkKind::Decay, 20);

    CHECK(experiment.n_replicas() == 3);
    CHECK(experiment.choice().couplings.front() == 1.0);
    CHECK(experiment.choice().couplings.back() == 0.0);
    CHECK(state.cols() == 3 * experiment.network().n_weights());
    CHECK((experiment.weights(state) == state.leftCols(experiment.network().n_weights())).all());
    for (const NetworkKind kind : {NetworkKind::Site, NetworkKind::Relu}) {
        CHECK((path_after(settings, kind, 20) - expected).abs().maxCoeff() < 1e-8);
    }
}

TEST_CASE("experiment: with unit masses a trajectory that would be too long says so") {
    PathSettings settings = small_oscillator();
    settings.sampler.metric = MetricKind::Unit;
    settings.sampler.max_leapfrog = 4;

    const PathExperiment experiment(settings, NetworkKind::Relu, 0);

    CHECK(experiment.choice().n_leapfrog == 4);
    CHECK(experiment.choice().explanation.find("cut at 4") != std::string::npos);
}

}  // namespace feynet::test::path_experiment_test
