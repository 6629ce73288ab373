#include "feynet/sampler/tuning.hpp"

#include "feynet/network/network_action.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/sampler/metropolis.hpp"
#include "sampler/subjects.hpp"
#include "support/cells.hpp"
#include "support/dense_network.hpp"

#include <Eigen/Eigenvalues>
#include <doctest/doctest.h>

#include <array>

namespace feynet::test::tuning_test {
namespace {

/// Mean acceptance of one step from exact starts.
double acceptance_of(const Sampler& sampler, const Target& target) {
    constexpr std::uint32_t n_blocks = 2000;
    double sum = 0.0;
    for (std::uint32_t block = 0; block < n_blocks; ++block) {
        const Stream stream{.seed = 61, .first_chain = lanes * block};
        Block q;
        target.draw(stream, q);
        sum += sampler.step(q, StreamSource(stream)).acceptance.mean();
    }
    return sum / n_blocks;
}

Block exact_start(const Target& target) {
    Block q;
    target.draw(Stream{.seed = 62}, q);
    return q;
}

}  // namespace

TEST_CASE("tuning: HMC reaches its target acceptance on the well and on the quartic ring") {
    for (const Integrator integrator : {Integrator::Leapfrog, Integrator::Rotation}) {
        const auto cases = std::to_array<std::pair<Target, std::shared_ptr<const GaussianPart>>>(
            {{well_target(), well_metric()}, {ring_target(0.3), ring_metric()}});
        for (const auto& [target, metric] : cases) {
            const TunedHmc tuned = tune_hmc(
                *target.action, *metric, integrator, {}, exact_start(target), Stream{.seed = 63});

            const Hmc hmc(*target.action, *metric, tuned.settings);
            const double acceptance = acceptance_of(hmc, target);
            const double length =
                tuned.settings.step_size * static_cast<double>(tuned.settings.n_leapfrog);
            CAPTURE(acceptance);
            CAPTURE(tuned.settings.step_size);
            CAPTURE(tuned.settings.n_leapfrog);
            CHECK(acceptance > 0.7);
            // Three steps are the fewest; with them the acceptance may lie above its target.
            CHECK((acceptance < 0.95 || tuned.settings.n_leapfrog == 3));
            CHECK(length == doctest::Approx(1.5707963267948966));
            CHECK(tuned.wanted_leapfrog == tuned.settings.n_leapfrog);
        }
    }
}

TEST_CASE("tuning: a start far from the typical set still ends at the target acceptance") {
    const Target target = well_target();
    const auto metric = well_metric();

    const TunedHmc tuned = tune_hmc(
        *target.action,
        *metric,
        Integrator::Leapfrog,
        {},
        Block::Constant(lanes, 2, 6.0),
        Stream{.seed = 64});

    const double acceptance = acceptance_of(Hmc(*target.action, *metric, tuned.settings), target);
    CHECK(acceptance > 0.7);
    CHECK(acceptance < 0.95);
}

TEST_CASE("tuning: a cold start of a thousand variables ends at the target acceptance") {
    const TimeGrid grid(0.1, 1000, Boundary::Periodic);
    const auto network = make_network(NetworkKind::Site, grid, Rule::Site, 1.0, 1.8);
    const LinkAction action(grid, Rule::Site, 1.0, {.quadratic = 1.0, .quartic = 1.0});
    const auto metric = network->oscillator_part(Rule::Site, 1.0, 1.8);
    Block q = Block::Zero(lanes, 1000);

    const TunedHmc tuned =
        tune_hmc(action, *metric, Integrator::Rotation, {}, q, Stream{.seed = 67});

    const Hmc hmc(action, *metric, tuned.settings);
    double acceptance = 0.0;
    for (std::uint32_t trajectory = 0; trajectory < 120; ++trajectory) {
        const StreamSource random(Stream{.seed = 68, .trajectory = trajectory});
        if (trajectory < 20) {
            hmc.relax(q, random, 1.0);
        } else {
            acceptance += hmc.step(q, random).acceptance.mean() / 100.0;
        }
    }
    CAPTURE(tuned.settings.n_leapfrog);
    CHECK(acceptance > 0.7);
    CHECK(acceptance < 0.98);
}

TEST_CASE("tuning: it is deterministic, and the pilot's phase is its own") {
    const Target target = well_target();
    const auto metric = well_metric();
    TuningGoal goal;
    goal.n_leapfrog = 3;
    const auto tune = [&](const Stream& stream) {
        const Block q = exact_start(target);
        return tune_hmc(*target.action, *metric, Integrator::Leapfrog, goal, q, stream).settings;
    };

    const double first = tune(Stream{.seed = 65}).step_size;

    CHECK(tune(Stream{.seed = 65}).step_size == first);
    CHECK(tune(Stream{.seed = 65}).n_leapfrog == 3);
    CHECK(tune(Stream{.seed = 65, .phase = Phase::Pilot}).step_size == first);
    CHECK(tune(Stream{.seed = 66}).step_size != first);
}

TEST_CASE("tuning: a trajectory longer than allowed is cut, and says what it wanted") {
    const Target target = well_target();
    const auto metric = well_metric();
    TuningGoal goal;
    goal.trajectory_length = 40.0;
    goal.max_leapfrog = 8;

    const TunedHmc tuned = tune_hmc(
        *target.action, *metric, Integrator::Leapfrog, goal, exact_start(target), Stream{});

    CHECK(tuned.settings.n_leapfrog == 8);
    CHECK(tuned.wanted_leapfrog > 40);
}

TEST_CASE(
    "tuning: the least effort is one step where the rotation errs nowhere, several elsewhere") {
    TuningGoal goal;
    goal.seeks_least_effort = true;
    const auto tune = [&](double quartic, double ends) {
        goal.ends = ends;
        const Target target = ring_target(quartic);
        return tune_hmc(
                   *target.action,
                   *ring_metric(),
                   Integrator::Rotation,
                   goal,
                   exact_start(target),
                   Stream{.seed = 69})
            .settings;
    };
    const auto forces = [](const HmcSettings& settings) {
        return settings.splitting == Splitting::Leapfrog ? settings.n_leapfrog
                                                         : 2 * settings.n_leapfrog + 1;
    };

    CHECK(tune(0.0, 4.0).n_leapfrog == 1);
    for (const double quartic : {0.0, 0.3, 3.0}) {
        const HmcSettings settings = tune(quartic, 4.0);
        const double length = settings.step_size * static_cast<double>(settings.n_leapfrog);
        CHECK(length == doctest::Approx(goal.trajectory_length));
        CHECK(forces(tune(quartic, 4.0)) == forces(settings));
        CHECK(forces(tune(quartic, 100.0)) >= forces(settings));
    }
    CHECK(forces(tune(3.0, 4.0)) >= 3);
}

TEST_CASE("tuning: Metropolis reaches its target acceptance") {
    const Target target = well_target();
    const Eigen::ArrayXd widths{{0.3, 0.5}};
    for (const double goal : {0.3, 0.5, 0.7}) {
        const double factor =
            tune_metropolis(*target.action, widths, goal, 400, exact_start(target), Stream{});

        const double acceptance =
            acceptance_of(Metropolis(*target.action, factor * widths), target);

        CHECK(std::abs(acceptance - goal) < 0.1);
        CHECK(
            tune_metropolis(*target.action, widths, goal, 400, exact_start(target), Stream{}) ==
            factor);
    }
}

TEST_CASE("slowest time: the square root of the largest eigenvalue of M⁻¹") {
    for (const Boundary boundary : every_boundary) {
        const TimeGrid grid = grid_with_ends(0.4, 24, boundary);
        const DenseNetwork dense(grid, Rule::Site, 1.3, 0.9);
        const Eigen::MatrixXd precision = DenseOscillator(grid, Rule::Site, 1.3, 0.9).precision();
        for (const NetworkKind kind : every_network) {
            CAPTURE(word(kind));
            CAPTURE(word(boundary));
            const auto network = make_network(kind, grid, Rule::Site, 1.3, 0.9);
            const auto gaussian = network->oscillator_part(Rule::Site, 1.3, 0.9);
            const Eigen::MatrixXd a =
                dense.matrix(kind).middleRows(grid.first_free(), grid.n_free());

            const double time = slowest_time(*gaussian);

            const Eigen::MatrixXd metric = a.transpose() * precision * a;
            const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(
                metric, Eigen::EigenvaluesOnly);
            const double expected = 1.0 / std::sqrt(solver.eigenvalues()[0]);
            CHECK(time / expected == doctest::Approx(1.0).epsilon(0.01));
        }
    }
}

}  // namespace feynet::test::tuning_test
