#include "feynet/network/linear_network.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::linear_network_test {
namespace {

/// Runs check(network) for every network on every boundary, with end values.
template <typename Check>
void for_every_network(Check check) {
    for (const Boundary boundary : every_boundary) {
        const TimeGrid grid = grid_with_ends(0.3, 9, boundary);
        for (const NetworkKind kind : every_network) {
            CAPTURE(word(kind));
            CAPTURE(word(boundary));
            check(*make_network(kind, grid, Rule::Site, 1.0, 0.8));
        }
    }
}

}  // namespace

TEST_CASE("linear network: zero weights give the offset") {
    for_every_network([](const LinearNetwork& network) {
        const Block zero = Block::Zero(lanes, network.n_weights());
        Block path;

        network.evaluate(zero, path);

        CHECK(path.cols() == network.n_nodes());
        for (int lane = 0; lane < lanes; ++lane) {
            CHECK((path.row(lane).transpose() - network.offset()).abs().maxCoeff() < 1e-15);
        }
    });
}

TEST_CASE("linear network: the map is linear up to the offset, chain by chain") {
    for_every_network([](const LinearNetwork& network) {
        const Block a = normal_block(network.n_weights(), 1);
        const Block b = normal_block(network.n_weights(), 2);
        const Lanes factor = normal_block(1, 3).col(0);
        const Block sum = a.colwise() * factor + b;
        Block of_a(lanes, network.n_nodes());
        Block of_b(lanes, network.n_nodes());
        Block of_sum;

        network.apply(a, of_a);
        network.apply(b, of_b);
        network.evaluate(sum, of_sum);

        Block expected = of_a.colwise() * factor + of_b;
        expected.rowwise() += network.offset().transpose();
        CHECK((of_sum - expected).abs().maxCoeff() < 1e-12);
    });
}

TEST_CASE("linear network: solve_transposed is the transpose of solve on the free nodes") {
    for_every_network([](const PathNetwork& network) {
        Block path = Block::Zero(lanes, network.n_nodes());
        path.middleCols(network.grid().first_free(), network.n_weights()) =
            normal_block(network.n_weights(), 1);
        const Block h = normal_block(network.n_weights(), 2);
        Block theta(lanes, network.n_weights());
        Block g(lanes, network.n_nodes());

        network.solve(path, theta);
        network.solve_transposed(h, g);

        const Lanes left = (h * theta).rowwise().sum();
        const Lanes right = (g * path).rowwise().sum();
        CHECK(((left - right) / (1.0 + left.abs())).abs().maxCoeff() < 1e-11);
    });
}

TEST_CASE("linear network: the chains of a block do not touch each other") {
    for_every_network([](const LinearNetwork& network) {
        Block theta = normal_block(network.n_weights());
        Block before;
        Block after;

        network.evaluate(theta, before);
        theta.row(2).setConstant(std::numeric_limits<double>::quiet_NaN());
        network.evaluate(theta, after);

        CHECK((after.topRows(2) == before.topRows(2)).all());
        CHECK((after.bottomRows(lanes - 3) == before.bottomRows(lanes - 3)).all());
    });
}

TEST_CASE("straight path: the free classical path of each boundary") {
    const Eigen::ArrayXd line = straight_path(TimeGrid(0.5, 4, Boundary::Dirichlet, 1.0, 3.0));
    const Eigen::ArrayXd constant = straight_path(TimeGrid(0.5, 4, Boundary::HalfLine, 1.0));

    CHECK((line == Eigen::ArrayXd{{1.0, 1.5, 2.0, 2.5, 3.0}}).all());
    CHECK((constant == 1.0).all());
    CHECK((straight_path(TimeGrid(0.5, 4, Boundary::Periodic)) == 0.0).all());
    CHECK((straight_path(TimeGrid(0.5, 4, Boundary::Free)) == 0.0).all());
}

}  // namespace feynet::test::linear_network_test
