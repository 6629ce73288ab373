#include "feynet/path/division/division_network.hpp"

#include "feynet/network/step_network.hpp"
#include "path/division/random_division.hpp"
#include "support/dense_map.hpp"

#include <Eigen/LU>
#include <doctest/doctest.h>

namespace feynet::test::division_network_test {

TEST_CASE("division network: weights are velocities, xₙ = xₙ₋₁ + dₙ Wₙ") {
    const TimeDivision division = random_division(2.0, 9, Boundary::HalfLine);
    const Block weights = normal_block(9);
    Block path;

    DivisionNetwork(division).evaluate(weights, path);

    CHECK((path.col(0) == 0.3).all());
    for (Index n = 1; n <= 9; ++n) {
        const Lanes velocity = (path.col(n) - path.col(n - 1)) / division.interval(n);
        CHECK((velocity - weights.col(n - 1)).abs().maxCoeff() < 1e-11);
    }
}

TEST_CASE("division network: on equal intervals it is the step network") {
    for (const Boundary boundary : division_boundaries) {
        const double x_final = boundary == Boundary::Dirichlet ? -0.7 : 0.0;
        const TimeDivision division = TimeDivision::uniform(2.0, 8, boundary, 0.3, x_final);
        const StepNetwork step(TimeGrid(0.25, 8, boundary, 0.3, x_final));
        const DivisionNetwork network(division);
        const Block weights = normal_block(division.n_free());
        Block path;
        Block expected;

        network.evaluate(weights, path);
        step.evaluate(weights, expected);

        CHECK((path - expected).abs().maxCoeff() < 1e-13);
        CHECK(network.log_jacobian() == doctest::Approx(step.log_jacobian()));
    }
}

TEST_CASE("division network: the free particle has the action ½ m Σ dₙ Wₙ² on every division") {
    for (const Boundary boundary : division_boundaries) {
        const TimeDivision division = random_division(2.0, 9, boundary);
        const Block weights = normal_block(division.n_free());
        const DivisionNetwork network(division);
        const auto kinetic = [&](const Block& w) {
            Block path;
            network.evaluate(w, path);
            Lanes sum = Lanes::Zero();
            for (Index n = 1; n <= 9; ++n) {
                sum += (path.col(n) - path.col(n - 1)).square() / division.interval(n);
            }
            return sum;
        };

        const Lanes action = kinetic(weights) - kinetic(Block::Zero(lanes, weights.cols()));

        Lanes expected = Lanes::Zero();
        for (Index i = 0; i < weights.cols(); ++i) {
            expected += division.interval(i + 1) * weights.col(i).square();
        }
        CHECK((action / expected - 1.0).abs().maxCoeff() < 1e-11);
    }
}

TEST_CASE("division network: pull-back, inverse and Jacobian belong to the map") {
    for (const Boundary boundary : division_boundaries) {
        const TimeDivision division = random_division(2.0, 9, boundary);
        const DivisionNetwork network(division);
        const Index n = division.n_free();
        const Eigen::MatrixXd matrix = dense_map(n, 10, [&](const Block& in, Block& out) {
            Block zero;
            network.evaluate(Block::Zero(lanes, n), zero);
            network.evaluate(in, out);
            out -= zero;
        });
        const Eigen::MatrixXd transposed =
            dense_map(10, n, [&](const Block& in, Block& out) { network.pull_back(in, out); });
        const Block weights = normal_block(n);
        Block path;
        Block back;

        network.evaluate(weights, path);
        network.invert(path, back);

        Eigen::MatrixXd pulled = transposed;
        pulled.col(0).setZero();
        if (division.ends_fixed()) {
            pulled.col(9).setZero();
        }
        CHECK((pulled - matrix.transpose()).cwiseAbs().maxCoeff() < 1e-14);
        CHECK((back - weights).abs().maxCoeff() < 1e-11);
        CHECK(
            std::log(std::abs(matrix.middleRows(1, n).determinant())) ==
            doctest::Approx(network.log_jacobian()));
    }
}

}  // namespace feynet::test::division_network_test
