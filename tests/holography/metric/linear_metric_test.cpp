#include "feynet/holography/metric/linear_metric.hpp"

#include <doctest/doctest.h>

namespace feynet::test::linear_metric_test {

TEST_CASE("a linear metric is h₀ + B c, and its pull back ∂E/∂h B") {
    Eigen::MatrixXd basis(3, 2);
    basis << 1.0, 4.0, 2.0, 5.0, 3.0, 6.0;
    const LinearMetric metric(Eigen::Vector3d(0.5, 0.0, -0.5), basis);
    CHECK(metric.n_modes() == 2);
    CHECK(metric.values(Eigen::Vector2d(1.0, -1.0)) == Eigen::Vector3d(-2.5, -3.0, -3.5));

    Block slopes = Block::Zero(lanes, 3);
    slopes.row(0) << 1.0, 0.0, 1.0;
    slopes.row(7) << 0.0, 2.0, 0.0;
    const Block pulled = metric.pull_back(slopes);
    REQUIRE(pulled.cols() == 2);
    CHECK(pulled(0, 0) == 4.0);
    CHECK(pulled(0, 1) == 10.0);
    CHECK(pulled(7, 1) == 10.0);
    CHECK(pulled(3, 0) == 0.0);
}

}  // namespace feynet::test::linear_metric_test
