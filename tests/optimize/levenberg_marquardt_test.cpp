#include "feynet/optimize/levenberg_marquardt.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::levenberg_marquardt_test {
namespace {

// Misra1a of the NIST Statistical Reference Datasets (D. Misra, 1978): y = b₁(1 − e^{−b₂x}).
Residuals misra(const Eigen::VectorXd& b) {
    const Eigen::Array<double, 14, 1> x{
        77.6,
        114.9,
        141.1,
        190.8,
        239.9,
        289.0,
        332.8,
        378.4,
        434.8,
        477.3,
        536.8,
        593.1,
        689.1,
        760.0};
    const Eigen::Array<double, 14, 1> y{
        10.07,
        14.73,
        17.94,
        23.93,
        29.61,
        35.18,
        40.02,
        44.82,
        50.76,
        55.05,
        61.01,
        66.40,
        75.47,
        81.78};
    const Eigen::Array<double, 14, 1> decay = (-b(1) * x).exp();
    Residuals residuals{b(0) * (1.0 - decay) - y, Eigen::MatrixXd(14, 2)};
    residuals.jacobian << 1.0 - decay, b(0) * x * decay;
    return residuals;
}

/// Rosenbrock's curved valley, least at (1, 1); not defined where x < `wall`.
Residuals valley(const Eigen::VectorXd& x, double wall) {
    Residuals residuals{Eigen::VectorXd(2), Eigen::MatrixXd(2, 2)};
    residuals.value << 10.0 * (x(1) - x(0) * x(0)), 1.0 - x(0);
    residuals.jacobian << -20.0 * x(0), 10.0, -1.0, 0.0;
    if (x(0) < wall) {
        residuals.value.setConstant(std::numeric_limits<double>::quiet_NaN());
    }
    return residuals;
}

}  // namespace

TEST_CASE("the certified parameters of Misra1a are found from both certified starts") {
    for (const Eigen::Vector2d& start : {Eigen::Vector2d(500, 1e-4), Eigen::Vector2d(250, 5e-4)}) {
        const LeastSquaresMinimum minimum = minimise_squares(misra, start);

        CHECK(minimum.converged);
        CHECK(minimum.parameters(0) == doctest::Approx(2.3894212918e2).epsilon(1e-9));
        CHECK(minimum.parameters(1) == doctest::Approx(5.5015643181e-4).epsilon(1e-9));
        CHECK(minimum.sum_of_squares() == doctest::Approx(1.2455138894e-1).epsilon(1e-9));
    }
}

TEST_CASE("with a wrong derivative the certified parameters are not found") {
    const auto wrong = [](const Eigen::VectorXd& b) {
        Residuals residuals = misra(b);
        residuals.jacobian.col(1) *= -1.0;
        return residuals;
    };

    const LeastSquaresMinimum minimum = minimise_squares(wrong, Eigen::Vector2d(500, 1e-4));

    CHECK(std::abs(minimum.parameters(1) / 5.5015643181e-4 - 1.0) > 1e-6);
}

TEST_CASE("a curved valley is followed to its end, also along a wall beyond which nothing is") {
    for (const double wall : {-1e9, -1.3}) {
        const LeastSquaresMinimum minimum = minimise_squares(
            [&](const Eigen::VectorXd& x) { return valley(x, wall); }, Eigen::Vector2d(-1.2, 1.0));

        CHECK(minimum.converged);
        CHECK((minimum.parameters - Eigen::Vector2d::Ones()).norm() < 1e-12);
        CHECK(minimum.residuals.value.norm() < 1e-11);
    }
}

TEST_CASE("a descent that runs out of evaluations says so") {
    const LeastSquaresMinimum minimum = minimise_squares(
        [](const Eigen::VectorXd& x) { return valley(x, -1e9); },
        Eigen::Vector2d(-1.2, 1.0),
        {.most_evaluations = 5});

    CHECK_FALSE(minimum.converged);
    CHECK(minimum.reason == "it ran out of evaluations");
}

TEST_CASE("a fit without a beginning is refused") {
    const auto all_nan = [](const Eigen::VectorXd& x) { return valley(x, 1e9); };
    const auto one_point = [](const Eigen::VectorXd&) {
        return Residuals{Eigen::VectorXd::Ones(1), Eigen::MatrixXd::Ones(1, 2)};
    };

    CHECK_THROWS_AS(minimise_squares(all_nan, Eigen::Vector2d::Zero()), InvalidInput);
    CHECK_THROWS_AS(minimise_squares(one_point, Eigen::Vector2d::Zero()), InvalidInput);
}

}  // namespace feynet::test::levenberg_marquardt_test
