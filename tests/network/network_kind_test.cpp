#include "feynet/network/network_kind.hpp"

#include "feynet/core/error.hpp"
#include "support/cells.hpp"
#include "support/dense_network.hpp"

#include <Eigen/LU>
#include <doctest/doctest.h>

namespace feynet::test::network_kind_test {
namespace {

/// Runs `check(network, dense matrix)` for every network × boundary × rule on small and odd grids.
template <typename Check>
void for_every_cell(Check check) {
    for (const Boundary boundary : every_boundary) {
        for (const Rule rule : every_rule) {
            for (const Index n_slices : {2, 3, 8, 33}) {
                const TimeGrid grid = grid_with_ends(0.4, n_slices, boundary);
                const DenseNetwork dense(grid, rule, 1.3, 0.9);
                for (const NetworkKind kind : every_network) {
                    CAPTURE(word(kind));
                    CAPTURE(word(boundary));
                    CAPTURE(word(rule));
                    CAPTURE(n_slices);
                    check(*make_network(kind, grid, rule, 1.3, 0.9), dense.matrix(kind));
                }
            }
        }
    }
}

double relative_distance(const Block& a, const Block& b) {
    return (a - b).abs().maxCoeff() / (1.0 + b.abs().maxCoeff());
}

}  // namespace

TEST_CASE("networks: the running sums are the dense definition x(t) = b + Σ wₙ σ(t − tₙ)") {
    for_every_cell([](const PathNetwork& network, const Eigen::MatrixXd& dense) {
        const Block theta = normal_block(network.n_weights());
        Block path;

        network.evaluate(theta, path);

        Block expected = (theta.matrix() * dense.transpose()).array();
        expected.rowwise() += network.offset().transpose();
        CHECK(relative_distance(path, expected) < 1e-12);
    });
}

TEST_CASE("networks: the pull-back is the transpose of the dense definition") {
    for_every_cell([](const PathNetwork& network, const Eigen::MatrixXd& dense) {
        const Block force = normal_block(network.n_nodes());
        Block gradient;

        network.pull_back(Block(), force, gradient);

        const Block expected = (force.matrix() * dense).array();
        CHECK(relative_distance(gradient, expected) < 1e-12);
    });
}

TEST_CASE("networks: inverting the path gives the weights back") {
    for_every_cell([](const PathNetwork& network, const Eigen::MatrixXd&) {
        const Block theta = normal_block(network.n_weights());
        Block path;
        Block back;

        network.evaluate(theta, path);
        network.invert(path, back);

        CHECK(relative_distance(back, theta) < 1e-10);
    });
}

TEST_CASE("networks: the inverse transpose undoes the pull-back on the free nodes") {
    for_every_cell([](const PathNetwork& network, const Eigen::MatrixXd&) {
        Block force = Block::Zero(lanes, network.n_nodes());
        force.middleCols(network.grid().first_free(), network.n_weights()) =
            normal_block(network.n_weights());
        Block gradient(lanes, network.n_weights());
        Block back(lanes, network.n_nodes());

        network.apply_transposed(force, gradient);
        network.solve_transposed(gradient, back);

        CHECK(relative_distance(back, force) < 1e-10);
    });
}

TEST_CASE("networks: the Jacobian is the determinant of the dense definition") {
    for_every_cell([](const PathNetwork& network, const Eigen::MatrixXd& dense) {
        const Eigen::MatrixXd free =
            dense.middleRows(network.grid().first_free(), network.n_weights());

        const double expected = std::log(std::abs(free.determinant()));

        CHECK(network.log_jacobian() == doctest::Approx(expected).epsilon(1e-10));
    });
}

TEST_CASE("networks: fixed ends hold their values") {
    for (const NetworkKind kind : every_network) {
        const TimeGrid grid = grid_with_ends(0.1, 10, Boundary::Dirichlet, 1.5, -2.0);
        Block path;

        const auto network = make_network(kind, grid, Rule::Site, 1.0, 1.0);
        network->evaluate(normal_block(network->n_weights()), path);

        CHECK((path.col(0) == 1.5).all());
        CHECK((path.col(10) == -2.0).all());
    }
}

TEST_CASE("networks: a decay network needs a frequency where x has a zero mode") {
    const TimeGrid ring(0.1, 10, Boundary::Periodic);
    const TimeGrid half_line(0.1, 10, Boundary::HalfLine);

    CHECK_THROWS_AS(make_network(NetworkKind::Decay, ring, Rule::Site, 1.0, 0.0), InvalidInput);
    CHECK_NOTHROW(make_network(NetworkKind::Decay, half_line, Rule::Site, 1.0, 0.0));
}

}  // namespace feynet::test::network_kind_test
