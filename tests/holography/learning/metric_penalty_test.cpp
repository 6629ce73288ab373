#include "feynet/holography/learning/metric_penalty.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::metric_penalty_test {

TEST_CASE("the penalty is that of the paper") {
    const Eigen::Vector3d depths(1.0, 0.5, 0.2);
    const Eigen::Vector3d metric(3.0, 4.0, 7.0);
    const MetricPenalty penalty{
        .smoothness = 2.0, .anchors = {{.depth = 2, .target = 5.0, .strength = 0.1}}};
    Eigen::VectorXd slope = Eigen::VectorXd::Zero(3);
    const double expected = 2.0 * (1.0 * 1.0 + 0.0625 * 9.0) + 0.1 * 4.0;
    CHECK(penalty.add(depths, metric, slope) == doctest::Approx(expected).epsilon(1e-15));
    for (Index n = 0; n < 3; ++n) {
        Eigen::VectorXd unused = slope;
        const Eigen::VectorXd shift = 1e-3 * Eigen::VectorXd::Unit(3, n);
        const double rise = penalty.add(depths, metric + shift, unused) -
                            penalty.add(depths, metric - shift, unused);
        CHECK(slope(n) == doctest::Approx(rise / 2e-3).epsilon(1e-11));
    }
}

TEST_CASE("a constant metric costs nothing") {
    Eigen::VectorXd slope = Eigen::VectorXd::Zero(4);
    const Eigen::VectorXd depths = Eigen::VectorXd::LinSpaced(4, 1.0, 0.1);
    CHECK(MetricPenalty{.smoothness = 1.0}.add(depths, Eigen::VectorXd::Ones(4), slope) == 0.0);
    CHECK(slope.isZero(0.0));
}

}  // namespace feynet::test::metric_penalty_test
