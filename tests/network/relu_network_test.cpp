#include "feynet/network/relu_network.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::relu_network_test {
namespace {

constexpr double spacing = 0.4;

/// (xₙ₊₁ − 2xₙ + xₙ₋₁)/a at the inner nodes.
Block bends(const Block& path) {
    const Index n = path.cols() - 2;
    return (path.rightCols(n) - 2.0 * path.middleCols(1, n) + path.leftCols(n)) / spacing;
}

}  // namespace

TEST_CASE("relu weights: they are second differences, and the first the initial slope") {
    const ReluNetwork half_line(grid_with_ends(spacing, 8, Boundary::HalfLine));
    const Block theta = normal_block(8);
    Block path;

    half_line.evaluate(theta, path);

    CHECK((bends(path) - theta.rightCols(7)).abs().maxCoeff() < 1e-13);
    const Lanes slope = (path.col(1) - path.col(0)) / spacing;
    CHECK((slope - theta.col(0)).abs().maxCoeff() < 1e-14);
}

TEST_CASE("relu weights: with two free ends the offset comes first") {
    const ReluNetwork free(grid_with_ends(spacing, 8, Boundary::Free));
    const Block theta = normal_block(9);
    Block path;

    free.evaluate(theta, path);

    CHECK((path.col(0) == theta.col(0)).all());
    CHECK((bends(path) - theta.rightCols(7)).abs().maxCoeff() < 1e-13);
}

TEST_CASE("relu weights: between two fixed ends every inner node has one kink") {
    const ReluNetwork network(grid_with_ends(spacing, 8, Boundary::Dirichlet));
    const Block theta = normal_block(7);
    Block path;

    network.evaluate(theta, path);

    CHECK((bends(path) - theta).abs().maxCoeff() < 1e-13);
}

TEST_CASE("relu weights: on a ring they are the mean and the kinks of the loop") {
    const ReluNetwork network(grid_with_ends(spacing, 8, Boundary::Periodic));
    const Block theta = normal_block(8);
    Block path;

    network.evaluate(theta, path);

    Block closed(lanes, 9);
    closed << path, path.col(0);
    CHECK((bends(closed) - theta.rightCols(7)).abs().maxCoeff() < 1e-13);
    CHECK((path.rowwise().mean() - theta.col(0)).abs().maxCoeff() < 1e-14);
}

}  // namespace feynet::test::relu_network_test
