#include "feynet/network/decay_network.hpp"

#include "feynet/core/error.hpp"
#include "support/cells.hpp"
#include "support/dense_oscillator.hpp"
#include "support/link_action.hpp"

#include <doctest/doctest.h>

namespace feynet::test::decay_network_test {
namespace {

constexpr double mass = 1.3;

/// S(W) − S(0) − ½|W|² of the oscillator of the network, relative to ½|W|².
double distance_from_unit_gaussian(const TimeGrid& grid, Rule rule, double frequency) {
    const DecayNetwork network(grid, rule, mass, frequency);
    const LinkAction action(grid, rule, mass, {.quadratic = mass * frequency * frequency});
    const Block theta = normal_block(network.n_weights());
    Block path;
    Block classical;

    network.evaluate(theta, path);
    network.evaluate(Block::Zero(lanes, theta.cols()), classical);

    const Lanes gaussian = 0.5 * theta.square().rowwise().sum();
    return ((action.value(path) - action.value(classical)) / gaussian - 1.0).abs().maxCoeff();
}

}  // namespace

TEST_CASE("decay weights: the oscillator is independent unit Gaussians, on every boundary") {
    for (const Boundary boundary : every_boundary) {
        for (const Rule rule : every_rule) {
            for (const Index n_slices : {2, 5, 40, 400}) {
                for (const double frequency : {0.1, 0.9, 4.0}) {
                    CAPTURE(word(boundary));
                    CAPTURE(word(rule));
                    CAPTURE(n_slices);
                    CAPTURE(frequency);
                    const TimeGrid grid = grid_with_ends(0.4, n_slices, boundary);

                    CHECK(distance_from_unit_gaussian(grid, rule, frequency) < 2e-13);
                }
            }
        }
    }
}

TEST_CASE("decay weights: a frequency 0 is the free particle where an end is fixed") {
    for (const Boundary boundary : {Boundary::HalfLine, Boundary::Dirichlet}) {
        for (const Rule rule : every_rule) {
            const TimeGrid grid = grid_with_ends(0.4, 30, boundary);

            CHECK(distance_from_unit_gaussian(grid, rule, 0.0) < 2e-13);
        }
    }
}

TEST_CASE("decay weights: a frequency 0 is refused where x has a zero mode") {
    for (const Boundary boundary : {Boundary::Periodic, Boundary::Free}) {
        const TimeGrid grid(0.4, 30, boundary);

        CHECK_THROWS_AS(DecayNetwork(grid, Rule::Site, 1.0, 0.0), InvalidInput);
        CHECK_THROWS_AS(DecayNetwork(grid, Rule::Site, 1.0, -1.0), InvalidInput);
        CHECK_THROWS_AS(DecayNetwork(grid, Rule::Midpoint, 1.0, 5.0), InvalidInput);
    }
}

TEST_CASE("decay weights: an open path of very long duration does not overflow") {
    const TimeGrid grid = grid_with_ends(0.4, 100000, Boundary::Dirichlet);
    const DecayNetwork network(grid, Rule::Site, 1.0, 1.0);
    Block path;

    network.evaluate(normal_block(network.n_weights()), path);

    CHECK(path.isFinite().all());
    CHECK(std::isfinite(network.log_jacobian()));
}

TEST_CASE("classical path: it is the path of least action between the fixed ends") {
    for (const Boundary boundary : every_boundary) {
        for (const Rule rule : every_rule) {
            const TimeGrid grid = grid_with_ends(0.4, 12, boundary);

            const Eigen::ArrayXd path =
                classical_path(grid, LatticeOscillator(rule, mass, 0.9, 0.4));

            const Eigen::VectorXd expected =
                DenseOscillator(grid, rule, mass, 0.9).classical_path();
            CHECK((path - expected.array()).abs().maxCoeff() < 1e-14);
        }
    }
}

}  // namespace feynet::test::decay_network_test
