#include "feynet/holography/learning/polynomial_curve.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::polynomial_curve_test {

TEST_CASE("a polynomial is its own least-squares curve, inside its points and beyond") {
    const auto f = [](double x) { return 1.0 - 2.0 * x + 0.5 * x * x * x; };
    const Eigen::VectorXd x = Eigen::VectorXd::LinSpaced(30, 0.0, 5.8);
    const PolynomialCurve curve(x, x.unaryExpr(f), 5);
    for (const double at : {-0.2, 0.0, 1.234, 5.8, 6.0}) {
        CHECK(std::abs(curve(at) - f(at)) < 1e-11);
    }
}

TEST_CASE("the residuals of a least-squares curve are orthogonal to its powers") {
    const Eigen::VectorXd x = Eigen::VectorXd::LinSpaced(20, -1.0, 2.0);
    const Eigen::VectorXd y = (3.0 * x.array()).sin().matrix();
    const PolynomialCurve curve(x, y, 4);
    const Eigen::VectorXd residual = y - x.unaryExpr([&](double at) { return curve(at); });
    for (int k = 0; k <= 4; ++k) {
        CHECK(std::abs((residual.array() * x.array().pow(k)).sum()) < 1e-12);
    }
    CHECK(residual.norm() > 0.01);
}

TEST_CASE("there must be more points than the degree") {
    const Eigen::VectorXd x = Eigen::VectorXd::LinSpaced(3, 0.0, 1.0);
    CHECK_THROWS_AS(PolynomialCurve(x, x, 3), InvalidInput);
    CHECK_THROWS_AS(PolynomialCurve(x, x, -1), InvalidInput);
    CHECK_THROWS_AS(PolynomialCurve(0.0 * x, x, 1), InvalidInput);
}

}  // namespace feynet::test::polynomial_curve_test
