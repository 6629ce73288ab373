#include "feynet/network/network_moves.hpp"

#include "feynet/sampler/metropolis.hpp"
#include "support/cells.hpp"
#include "support/link_action.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace feynet::test::network_moves_test {
namespace {

constexpr QuarticWell well{.quadratic = 0.8, .cubic = 0.2, .quartic = 0.5};

/// Checks that delta and move agree with the action's value, move by move.
void check_moves(const LocalAction& action, const Block& theta) {
    for (Index i = 0; i < action.n_moves(); ++i) {
        const Lanes shift = 0.3 * normal_block(1, static_cast<std::uint32_t>(i)).col(0);
        Block moved = theta;

        const Lanes change = action.delta(theta, i, shift);
        action.move(moved, i, shift);

        const Lanes expected = action.value(moved) - action.value(theta);
        CHECK((change - expected).abs().maxCoeff() < 1e-10 * (1.0 + expected.abs().maxCoeff()));
    }
}

/// Runs check(network, action of the path) for every network × boundary × rule.
template <typename Check>
void for_every_cell(Check check) {
    for (const Boundary boundary : every_boundary) {
        for (const Rule rule : every_rule) {
            const TimeGrid grid = grid_with_ends(0.4, 7, boundary);
            const LinkAction path_action(grid, rule, 1.3, well);
            for (const NetworkKind kind : every_network) {
                CAPTURE(word(kind));
                CAPTURE(word(boundary));
                CAPTURE(word(rule));
                check(*make_network(kind, grid, rule, 1.3, 0.9), path_action);
            }
        }
    }
}

struct Run {
    Block path;
    std::vector<double> acceptance;  ///< of every sweep and chain
};

/// Sweeps over the nodes, driven through the weights of one kind.
Run run_through(NetworkKind kind, const TimeGrid& grid, Rule rule, int n_sweeps) {
    const auto network = make_network(kind, grid, rule, 1.3, 0.9);
    const LinkAction path_action(grid, rule, 1.3, well);
    const NodeMoves moves(*network, path_action);
    const Metropolis metropolis(moves, Eigen::ArrayXd::Constant(moves.n_moves(), 0.6));
    Run run{Block::Zero(lanes, grid.n_nodes()), {}};
    Block theta;
    run.path.rowwise() = straight_path(grid).transpose();
    network->invert(run.path, theta);
    for (int sweep = 0; sweep < n_sweeps; ++sweep) {
        const Stream stream{.seed = 31, .trajectory = static_cast<std::uint32_t>(sweep)};
        const Transition transition = metropolis.step(theta, StreamSource(stream));
        for (const double acceptance : transition.acceptance) {
            run.acceptance.push_back(acceptance);
        }
    }
    network->evaluate(theta, run.path);
    return run;
}

}  // namespace

TEST_CASE("weight moves: ΔS is the difference of two values") {
    for_every_cell([](const PathNetwork& network, const LinkAction& path_action) {
        const WeightMoves moves(network, path_action);

        CHECK(moves.n_moves() == network.n_weights());
        check_moves(moves, 0.5 * normal_block(network.n_weights(), 100));
    });
}

TEST_CASE("node moves: ΔS is the difference of two values, and one node moves by the shift") {
    for_every_cell([](const PathNetwork& network, const LinkAction& path_action) {
        const NodeMoves moves(network, path_action);
        const Block theta = 0.5 * normal_block(network.n_weights(), 100);
        check_moves(moves, theta);

        const Lanes shift = Lanes::LinSpaced(-1.0, 1.0);
        Block before;
        Block after;
        Block moved = theta;
        network.evaluate(theta, before);
        moves.move(moved, 3, shift);
        network.evaluate(moved, after);

        before.col(network.grid().first_free() + 3) += shift;
        CHECK((after - before).abs().maxCoeff() < 1e-12);
    });
}

TEST_CASE("moves: a chain with shift 0 stays where it is, bit by bit") {
    for_every_cell([](const PathNetwork& network, const LinkAction& path_action) {
        const Block theta = normal_block(network.n_weights(), 100);
        Lanes shift = Lanes::Zero();
        shift[4] = 0.5;
        for (Index i = 0; i < network.n_weights(); ++i) {
            Block by_weight = theta;
            Block by_node = theta;

            WeightMoves(network, path_action).move(by_weight, i, shift);
            NodeMoves(network, path_action).move(by_node, i, shift);

            for (int lane = 0; lane < lanes; ++lane) {
                CHECK(((by_weight.row(lane) == theta.row(lane)).all() == (lane != 4)));
                CHECK(((by_node.row(lane) == theta.row(lane)).all() == (lane != 4)));
            }
        }
    });
}

TEST_CASE("node moves: in step weights (W + δ/a, W − δ/a), in ReLU weights (δ, −2δ, δ)/a") {
    const TimeGrid grid = grid_with_ends(0.5, 8, Boundary::HalfLine);
    const LinkAction path_action(grid, Rule::Site, 1.3, well);
    const auto step = make_network(NetworkKind::Step, grid, Rule::Site, 1.3, 0.9);
    const auto relu = make_network(NetworkKind::Relu, grid, Rule::Site, 1.3, 0.9);
    Block velocities = Block::Zero(lanes, 8);
    Block kinks = Block::Zero(lanes, 8);

    NodeMoves(*step, path_action).move(velocities, 2, Lanes::Constant(0.25));
    NodeMoves(*relu, path_action).move(kinks, 2, Lanes::Constant(0.25));

    const Eigen::ArrayXd expected_velocities{{0.0, 0.0, 0.5, -0.5, 0.0, 0.0, 0.0, 0.0}};
    const Eigen::ArrayXd expected_kinks{{0.0, 0.0, 0.5, -1.0, 0.5, 0.0, 0.0, 0.0}};
    for (int lane = 0; lane < lanes; ++lane) {
        CHECK((velocities.row(lane).transpose() == expected_velocities).all());
        CHECK((kinks.row(lane).transpose() == expected_kinks).all());
    }
}

TEST_CASE("node moves: one random stream gives the same chain through every network's weights") {
    for (const Boundary boundary : every_boundary) {
        for (const Rule rule : every_rule) {
            CAPTURE(word(boundary));
            CAPTURE(word(rule));
            const TimeGrid grid = grid_with_ends(0.4, 12, boundary);
            const Run site = run_through(NetworkKind::Site, grid, rule, 300);
            for (const NetworkKind kind : every_network) {
                CAPTURE(word(kind));

                const Run run = run_through(kind, grid, rule, 300);

                CHECK(run.acceptance == site.acceptance);
                CHECK((run.path - site.path).abs().maxCoeff() < 1e-11);
            }
            double mean = 0.0;
            for (const double acceptance : site.acceptance) {
                mean += acceptance / static_cast<double>(site.acceptance.size());
            }
            CHECK(mean > 0.3);
            CHECK(mean < 0.9);
        }
    }
}

}  // namespace feynet::test::network_moves_test
