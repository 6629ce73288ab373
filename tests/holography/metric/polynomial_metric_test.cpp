#include "feynet/holography/metric/polynomial_metric.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::polynomial_metric_test {

TEST_CASE("a polynomial metric has its coefficients, in η or in 1 − η") {
    const Eigen::VectorXd depths = Eigen::VectorXd::LinSpaced(9, 0.0, 1.0);
    Eigen::VectorXd c(5);
    c << 3.7, -22.2, 0.5, 0.0, 8.2;
    const Eigen::VectorXd up = PolynomialMetric(depths, 4, PolynomialVariable::Depth).values(c);
    const Eigen::VectorXd down =
        PolynomialMetric(depths, 4, PolynomialVariable::BoundaryDepth).values(c);
    for (Index n = 0; n < 9; ++n) {
        const double x = depths(n);
        const double exact = 3.7 - 22.2 * x + 0.5 * x * x + 8.2 * std::pow(x, 4);
        CHECK(std::abs(up(n) - exact) < 1e-14);
        CHECK(std::abs(down(8 - n) - exact) < 1e-14);
    }
}

TEST_CASE("a polynomial metric refuses a degree that is none") {
    const Eigen::Vector2d depths(0.1, 1.0);
    CHECK_THROWS_AS(PolynomialMetric(depths, -1, PolynomialVariable::Depth), InvalidInput);
    CHECK(PolynomialMetric(depths, 0, PolynomialVariable::Depth).n_modes() == 1);
}

}  // namespace feynet::test::polynomial_metric_test
