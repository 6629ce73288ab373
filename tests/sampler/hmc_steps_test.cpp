#include "feynet/sampler/hmc_steps.hpp"

#include "sampler/subjects.hpp"

#include <doctest/doctest.h>

namespace feynet::test::hmc_steps_test {
namespace {

Block normals(std::uint32_t trajectory) {
    Block block(lanes, 2);
    fill_normals(Stream{.seed = 7, .trajectory = trajectory}, Purpose::Test, block);
    return block;
}

const Lanes dt = Lanes::LinSpaced(0.1, 0.8);

}  // namespace

TEST_CASE("HMC steps: the energy is S + ½ vᵀMv") {
    const TiltedWell well;
    const auto metric = well_metric();
    const Block q = normals(0);
    const Block v = normals(1);

    const Lanes energy = HmcSteps::energy(well, *metric, q, v);

    const Lanes expected = well.value(q) + 2.5 * v.col(0).square() + 1.5 * v.col(1).square();
    CHECK((energy - expected).abs().maxCoeff() < 1e-13);
}

TEST_CASE("HMC steps: the leapfrog kicks with the whole force and drifts straight") {
    const TiltedWell well;
    const auto metric = well_metric();
    Block q = normals(0);
    Block v = normals(1);
    const Block start_q = q;
    const Block start_v = v;
    Block gradient;
    well.gradient(q, gradient);

    HmcSteps::kick(Integrator::Leapfrog, well, *metric, dt, q, v);
    const Block kicked = v;
    HmcSteps::drift(Integrator::Leapfrog, *metric, dt, q, v);

    CHECK((kicked.col(0) - (start_v.col(0) - dt * gradient.col(0) / 5.0)).abs().maxCoeff() < 1e-14);
    CHECK((kicked.col(1) - (start_v.col(1) - dt * gradient.col(1) / 3.0)).abs().maxCoeff() < 1e-14);
    CHECK((q - (start_q + kicked.colwise() * dt)).abs().maxCoeff() < 1e-15);
    CHECK((v == kicked).all());
}

TEST_CASE("HMC steps: the rotation keeps the Gaussian energy and composes by adding angles") {
    const auto metric = well_metric();
    Block q = normals(0);
    Block v = normals(1);
    Block twice_q = q;
    Block twice_v = v;
    const auto energy = [&]() -> Lanes {
        return metric->norm(v) + metric->norm(q - metric->mean());
    };
    const Lanes before = energy();

    HmcSteps::drift(Integrator::Rotation, *metric, dt, q, v);
    HmcSteps::drift(Integrator::Rotation, *metric, 0.3 * dt, twice_q, twice_v);
    HmcSteps::drift(Integrator::Rotation, *metric, 0.7 * dt, twice_q, twice_v);

    CHECK((energy() / before - 1.0).abs().maxCoeff() < 1e-14);
    CHECK((twice_q - q).abs().maxCoeff() < 1e-14);
    CHECK((twice_v - v).abs().maxCoeff() < 1e-14);
}

TEST_CASE("HMC steps: a quadratic action of the metric's own does not kick the rotation") {
    const Target target = ring_target(0.0);
    const auto metric = ring_metric();
    Block q;
    target.draw(Stream{.seed = 8}, q);
    Block v = Block::Ones(lanes, 8);

    HmcSteps::kick(Integrator::Rotation, *target.action, *metric, dt, q, v);

    CHECK((v - 1.0).abs().maxCoeff() < 1e-14);
}

TEST_CASE("HMC steps: integrators have their words") {
    CHECK(word(Integrator::Leapfrog) == std::string_view("leapfrog"));
    CHECK(word(Integrator::Rotation) == std::string_view("rotation"));
}

}  // namespace feynet::test::hmc_steps_test
