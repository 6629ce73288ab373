#include "feynet/network/step_network.hpp"

#include "support/cells.hpp"
#include "support/link_action.hpp"

#include <doctest/doctest.h>

namespace feynet::test::step_network_test {
namespace {

constexpr double mass = 1.3;
constexpr double spacing = 0.4;

/// S of the free particle for the path of the given weights, less that of zero weights.
Lanes free_action(const StepNetwork& network, const Block& theta) {
    const LinkAction action(network.grid(), Rule::Site, mass, {.quadratic = 0.0});
    Block path;
    network.evaluate(theta, path);
    const Lanes value = action.value(path);
    network.evaluate(Block::Zero(lanes, theta.cols()), path);
    return value - action.value(path);
}

}  // namespace

TEST_CASE("step weights: they are velocities, xₙ = xₙ₋₁ + a Wₙ") {
    const StepNetwork half_line(grid_with_ends(spacing, 6, Boundary::HalfLine));
    const StepNetwork free(grid_with_ends(spacing, 6, Boundary::Free));
    const Block theta = normal_block(6);
    const Block theta_free = normal_block(7);
    Block path;
    Block path_free;

    half_line.evaluate(theta, path);
    free.evaluate(theta_free, path_free);

    const Block velocity = (path.rightCols(6) - path.leftCols(6)) / spacing;
    const Block velocity_free = (path_free.rightCols(6) - path_free.leftCols(6)) / spacing;
    CHECK((velocity - theta).abs().maxCoeff() < 1e-14);
    CHECK((velocity_free - theta_free.rightCols(6)).abs().maxCoeff() < 1e-14);
    CHECK((path_free.col(0) == theta_free.col(0)).all());
}

TEST_CASE("step weights: the free particle has the action ½ m a |W|², on the bridge too") {
    for (const Boundary boundary : {Boundary::HalfLine, Boundary::Dirichlet}) {
        const StepNetwork network(grid_with_ends(spacing, 9, boundary));
        const Block theta = normal_block(network.n_weights());

        const Lanes action = free_action(network, theta);

        const Lanes expected = 0.5 * mass * spacing * theta.square().rowwise().sum();
        CHECK((action / expected - 1.0).abs().maxCoeff() < 1e-13);
    }
}

TEST_CASE("step weights: an offset costs a free particle nothing") {
    for (const Boundary boundary : {Boundary::Free, Boundary::Periodic}) {
        const StepNetwork network(grid_with_ends(spacing, 9, boundary));
        Block theta = normal_block(network.n_weights());

        const Lanes before = free_action(network, theta);
        theta.col(0) += 5.0;
        const Lanes after = free_action(network, theta);

        const Lanes expected =
            0.5 * mass * spacing * theta.rightCols(theta.cols() - 1).square().rowwise().sum();
        CHECK((after / before - 1.0).abs().maxCoeff() < 1e-12);
        CHECK((before / expected - 1.0).abs().maxCoeff() < 1e-13);
    }
}

TEST_CASE("step weights: on a ring weight 0 is the mean of the loop") {
    const StepNetwork network(grid_with_ends(spacing, 9, Boundary::Periodic));
    const Block theta = normal_block(9);
    Block path;

    network.evaluate(theta, path);

    CHECK((path.rowwise().mean() - theta.col(0)).abs().maxCoeff() < 1e-14);
}

}  // namespace feynet::test::step_network_test
