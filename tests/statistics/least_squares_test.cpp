#include "feynet/statistics/least_squares.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::least_squares_test {

TEST_CASE("least squares: a linear problem is solved in a few steps") {
    const Eigen::MatrixXd a{{1.0, 2.0}, {0.5, -1.0}, {3.0, 0.1}};
    const Eigen::VectorXd b{{1.0, 2.0, 3.0}};
    const Residuals linear =
        [&](const Eigen::VectorXd& theta, Eigen::VectorXd& residual, Eigen::MatrixXd& jacobian) {
            residual = a * theta - b;
            jacobian = a;
        };

    const LeastSquares found = least_squares(linear, Eigen::VectorXd{{100.0, -100.0}});

    const Eigen::VectorXd slope = a.transpose() * (a * found.theta - b);
    CHECK(found.converged);
    CHECK(found.n_steps < 15);
    CHECK(slope.cwiseAbs().maxCoeff() < 1e-8);
    CHECK(found.chi_squared == doctest::Approx((a * found.theta - b).squaredNorm()));
}

// Rosenbrock's valley: from (−1.2, 1) the way to the minimum (1, 1) is bent.
TEST_CASE("least squares: a curved valley is followed to its end") {
    const Residuals valley =
        [](const Eigen::VectorXd& theta, Eigen::VectorXd& residual, Eigen::MatrixXd& jacobian) {
            residual = Eigen::VectorXd{{10.0 * (theta[1] - theta[0] * theta[0]), 1.0 - theta[0]}};
            jacobian = Eigen::MatrixXd{{-20.0 * theta[0], 10.0}, {-1.0, 0.0}};
        };

    const LeastSquares found = least_squares(valley, Eigen::VectorXd{{-1.2, 1.0}});

    CHECK(found.converged);
    // a standard error is 1 and 2 here
    CHECK(std::abs(found.theta[0] - 1.0) < 1e-4);
    CHECK(std::abs(found.theta[1] - 1.0) < 2e-4);
}

TEST_CASE("least squares: units of the parameters do not matter") {
    const auto exponential = [](double unit) {
        return [unit](
                   const Eigen::VectorXd& theta,
                   Eigen::VectorXd& residual,
                   Eigen::MatrixXd& jacobian) {
            residual.resize(5);
            jacobian.resize(5, 2);
            for (Eigen::Index t = 0; t < 5; ++t) {
                const auto time = static_cast<double>(t);
                const double decay = std::exp(-theta[1] * time);
                residual[t] = unit * theta[0] * decay - 2.0 * std::exp(-0.7 * time);
                jacobian(t, 0) = unit * decay;
                jacobian(t, 1) = -unit * theta[0] * time * decay;
            }
        };
    };

    const LeastSquares plain = least_squares(exponential(1.0), Eigen::VectorXd{{1.0, 0.2}});
    const LeastSquares scaled = least_squares(exponential(1e6), Eigen::VectorXd{{1e-6, 0.2}});

    CHECK(plain.converged);
    CHECK(plain.theta[1] == doctest::Approx(0.7).epsilon(1e-8));
    CHECK(scaled.n_steps == plain.n_steps);
    CHECK(scaled.theta[0] * 1e6 == doctest::Approx(plain.theta[0]).epsilon(1e-8));
}

TEST_CASE("least squares: a start that is not finite does not converge") {
    const Residuals nowhere =
        [](const Eigen::VectorXd&, Eigen::VectorXd& residual, Eigen::MatrixXd& jacobian) {
            residual = Eigen::VectorXd::Constant(2, std::nan(""));
            jacobian = Eigen::MatrixXd::Ones(2, 1);
        };

    CHECK_FALSE(least_squares(nowhere, Eigen::VectorXd::Zero(1)).converged);
}

}  // namespace feynet::test::least_squares_test
