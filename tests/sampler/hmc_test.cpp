#include "feynet/sampler/hmc.hpp"

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/core/error.hpp"
#include "feynet/network/network_action.hpp"
#include "feynet/network/network_kind.hpp"
#include "sampler/subjects.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::hmc_test {
namespace {

/// The argument that settings are refused for.
std::string refused(const HmcSettings& settings) {
    try {
        check(settings);
        return "";
    } catch (const InvalidInput& error) {
        return error.argument();
    }
}

/// Random numbers whose uniforms are all the same.
struct FixedUniforms final : RandomSource {
    explicit FixedUniforms(double u) : value(u) {}
    void normals(Purpose purpose, Block& z) const override {
        fill_normals(Stream{.seed = 21}, purpose, z);
    }
    void uniforms(Purpose, Block& u) const override { u.setConstant(value); }
    void offers(Purpose, const Eigen::Ref<const Eigen::ArrayXd>&, Offers&) const override {}
    double value;
};

}  // namespace

TEST_CASE("HMC: bad settings are refused by name") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();

    CHECK(refused({}).empty());
    CHECK(refused({.step_size = 0.0}) == "step_size");
    CHECK(refused({.step_size = nan}) == "step_size");
    CHECK(refused({.n_leapfrog = 0}) == "n_leapfrog");
    CHECK(refused({.jitter = 1.0}) == "jitter");
    CHECK(refused({.jitter = -0.1}) == "jitter");
    CHECK(refused({.jitter = nan}) == "jitter");
    CHECK(refused({.jitter = 0.0}).empty());
}

TEST_CASE("HMC: the step of each chain is scaled by 1 ± jitter, once per trajectory") {
    const Target target = well_target();
    const auto metric = well_metric();
    const HmcSettings settings{.step_size = 0.05, .n_leapfrog = 3, .jitter = 0.2};
    const Hmc hmc(*target.action, *metric, settings);
    Block start;
    target.draw(Stream{.seed = 22}, start);
    // u = ¼ everywhere: the step is 0.9 × 0.05, and almost every proposal is accepted.
    const FixedUniforms random(0.25);
    Block v(lanes, 2);
    Block z(lanes, 2);
    random.normals(Purpose::Momentum, z);
    metric->draw(z, v);
    Block expected = start;
    hmc.trajectory(expected, v, Lanes::Constant(0.9 * 0.05));

    Block q = start;
    const Transition transition = hmc.step(q, random);

    CHECK((transition.acceptance == 1.0).all());
    CHECK((q == expected).all());
}

TEST_CASE("HMC: a rejected chain stays bit by bit, ΔH is that of its trajectory") {
    const Target target = well_target();
    const auto metric = well_metric();
    const Hmc hmc(*target.action, *metric, {.step_size = 0.9, .n_leapfrog = 2});
    Block start;
    target.draw(Stream{.seed = 23}, start);
    Block q = start;

    const Transition transition = hmc.step(q, FixedUniforms(1.0 - 1e-9));

    for (int lane = 0; lane < lanes; ++lane) {
        const bool accepted = transition.energy_error[lane] < 0.0;
        CHECK(transition.acceptance[lane] == (accepted ? 1.0 : 0.0));
        CHECK((q.row(lane) == start.row(lane)).all() != accepted);
    }
    CHECK(transition.acceptance.sum() > 0.0);
    CHECK(transition.acceptance.sum() < lanes);
    CHECK((transition.non_finite == 0.0).all());
}

TEST_CASE("HMC: relaxing accepts what a cold start costs, and no trajectory that diverges") {
    const Target target = well_target();
    const auto metric = well_metric();
    Block cold = Block::Zero(lanes, 2);
    Block hot = Block::Constant(lanes, 2, 30.0);
    const Block start = hot;

    const Transition gentle = Hmc(*target.action, *metric, {.step_size = 0.3, .n_leapfrog = 2})
                                  .relax(cold, FixedUniforms(1.0 - 1e-9), 1.0);
    const Transition wild = Hmc(*target.action, *metric, {.step_size = 0.9, .n_leapfrog = 2})
                                .relax(hot, FixedUniforms(1e-9), 1.0);

    CHECK((gentle.acceptance == 1.0).all());
    CHECK((gentle.energy_error > 0.0).any());
    CHECK((wild.acceptance == 0.0).all());
    CHECK((hot == start).all());
}

TEST_CASE("HMC: a NaN in one chain leaves the others alone") {
    const Target target = well_target();
    const auto metric = well_metric();
    const Hmc hmc(*target.action, *metric, {.step_size = 0.1, .n_leapfrog = 2});
    Block start;
    target.draw(Stream{.seed = 24}, start);
    Block clean = start;
    Block dirty = start;
    dirty(4, 0) = std::numeric_limits<double>::quiet_NaN();

    hmc.step(clean, FixedUniforms(0.5));
    const Transition transition = hmc.step(dirty, FixedUniforms(0.5));

    CHECK((dirty.topRows(4) == clean.topRows(4)).all());
    CHECK((dirty.bottomRows(3) == clean.bottomRows(3)).all());
    CHECK(transition.non_finite[4] == 1.0);
    CHECK(transition.acceptance[4] == 0.0);
    CHECK(transition.non_finite.sum() == 1.0);
}

TEST_CASE("HMC: a rotation of its own Gaussian has no energy error at any step size") {
    const Target target = ring_target(0.0);
    const auto metric = ring_metric();
    const Hmc hmc(
        *target.action,
        *metric,
        {.integrator = Integrator::Rotation, .step_size = 1.5, .n_leapfrog = 1});
    Block q;
    target.draw(Stream{.seed = 25}, q);

    const Transition transition = hmc.step(q, StreamSource(Stream{.seed = 26}));

    CHECK(transition.energy_error.abs().maxCoeff() < 1e-12);
    CHECK((transition.acceptance == 1.0).all());
}

TEST_CASE("HMC: in the action metric every network's weights follow the same path") {
    const Ring ring{.quartic = 0.3};
    const LinkAction path_action = ring.action();
    Block start;
    ring_target(0.3).draw(Stream{.seed = 27}, start);
    Block v_start(lanes, 8);
    fill_normals(Stream{.seed = 28}, Purpose::Test, v_start);
    for (const Integrator integrator : {Integrator::Leapfrog, Integrator::Rotation}) {
        const HmcSettings settings{.integrator = integrator, .n_leapfrog = 10};
        const auto metric = ring.oscillator();
        Block expected = start;
        Block v = v_start;
        Hmc(path_action, *metric, settings).trajectory(expected, v, Lanes::Constant(0.2));
        for (int kind = 0; kind < 5; ++kind) {
            const auto network =
                make_network(static_cast<NetworkKind>(kind), ring.grid, Rule::Site, 1.0, 1.0);
            const NetworkAction action(*network, path_action);
            const auto own = network->oscillator_part(Rule::Site, 1.0, 1.0);
            Block theta;
            Block velocity;
            Block path;
            network->invert(start, theta);
            network->invert(v_start, velocity);

            Hmc(action, *own, settings).trajectory(theta, velocity, Lanes::Constant(0.2));
            network->evaluate(theta, path);

            CHECK((path - expected).abs().maxCoeff() < 1e-11);
        }
    }
}

/// Elementary steps that are taken one by one.
struct StepByStep : HmcSteps {};

TEST_CASE("HMC: with unit masses kicks and drifts at once are the same trajectory, bit by bit") {
    const Target target = well_target();
    const DiagonalGaussian unit(2);
    const HmcSettings settings{.step_size = 0.05, .n_leapfrog = 7};
    Block at_once;
    target.draw(Stream{.seed = 23}, at_once);
    Block one_by_one = at_once;

    const Transition transition =
        Hmc(*target.action, unit, settings).step(at_once, StreamSource(Stream{.seed = 24}));
    Hmc<StepByStep>(*target.action, unit, settings)
        .step(one_by_one, StreamSource(Stream{.seed = 24}));

    CHECK(transition.acceptance.sum() > 0.0);
    CHECK((at_once == one_by_one).all());
}

}  // namespace feynet::test::hmc_test
