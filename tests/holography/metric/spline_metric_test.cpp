#include "feynet/holography/metric/spline_metric.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/metric/black_hole.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::spline_metric_test {
namespace {

/// The largest error of h = 3 coth 3η on [0.3, 1] of its spline with n equal gaps.
double black_hole_error(Index n_gaps) {
    const Eigen::VectorXd depths = Eigen::VectorXd::LinSpaced(500, 0.3, 1.0);
    const Eigen::VectorXd knots = Eigen::VectorXd::LinSpaced(n_gaps + 1, 0.3, 1.0);
    const BlackHole metric(3);
    const Eigen::VectorXd h = SplineMetric(depths, knots).values(metric.values(knots));
    return (h - metric.values(depths)).cwiseAbs().maxCoeff();
}

}  // namespace

TEST_CASE("every cubic is its own spline, on uneven knots too") {
    Eigen::VectorXd knots(6);
    knots << 0.1, 0.15, 0.4, 0.5, 0.9, 1.0;
    const Eigen::VectorXd depths = Eigen::VectorXd::LinSpaced(101, 0.1, 1.0);
    const auto cubic = [](const Eigen::VectorXd& x) -> Eigen::VectorXd {
        return 2.0 - 3.0 * x.array() + 0.7 * x.array().square() + 5.0 * x.array().cube();
    };
    const Eigen::VectorXd h = SplineMetric(depths, knots).values(cubic(knots));
    CHECK((h - cubic(depths)).cwiseAbs().maxCoeff() < 1e-13);
}

TEST_CASE("a spline takes its parameters as values at the knots") {
    const Eigen::VectorXd knots = Eigen::VectorXd::LinSpaced(7, 0.1, 1.0);
    const SplineMetric family(knots, knots);
    const Eigen::VectorXd c = Eigen::VectorXd::LinSpaced(7, -1.0, 2.0).array().exp();
    CHECK((family.values(c) - c).cwiseAbs().maxCoeff() < 1e-14);
}

TEST_CASE("the error of a smooth metric falls with the fourth power of the gap") {
    const double order = std::log2(black_hole_error(40) / black_hole_error(80));
    CHECK(std::abs(order - 4.0) < 0.3);
}

TEST_CASE("a spline has no jump in its second derivative at a knot") {
    Eigen::VectorXd knots(5);
    knots << 0.0, 0.2, 0.5, 0.7, 1.0;
    const double e = 1e-4;
    Eigen::VectorXd depths(7);
    for (Index k = 0; k < 7; ++k) {
        depths(k) = 0.5 + static_cast<double>(k - 3) * e;
    }
    const Eigen::VectorXd h = SplineMetric(depths, knots).values(Eigen::VectorXd::Unit(5, 3));
    // One-sided second differences, exact on each side but for ± e h‴: equal in the limit.
    const double below = 2.0 * h(3) - 5.0 * h(2) + 4.0 * h(1) - h(0);
    const double above = 2.0 * h(3) - 5.0 * h(4) + 4.0 * h(5) - h(6);
    CHECK(std::abs(above - below) / (e * e) < 1e-4);
    CHECK(std::abs(above) / (e * e) > 1.0);
}

TEST_CASE("a spline refuses knots and depths that do not fit") {
    const Eigen::Vector4d knots(0.1, 0.2, 0.3, 0.4);
    CHECK_THROWS_AS(SplineMetric(Eigen::Vector2d(0.05, 0.2), knots), InvalidInput);
    CHECK_THROWS_AS(SplineMetric(Eigen::Vector2d(0.2, 0.41), knots), InvalidInput);
    CHECK_THROWS_AS(
        SplineMetric(Eigen::Vector2d(0.2, 0.3), Eigen::Vector4d(0.1, 0.3, 0.3, 0.4)), InvalidInput);
    CHECK_THROWS_AS(
        SplineMetric(Eigen::Vector2d(0.2, 0.3), Eigen::Vector3d(0.1, 0.3, 0.4)), InvalidInput);
}

}  // namespace feynet::test::spline_metric_test
