#include "feynet/study/holography/friction_data.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::friction_data_test {

TEST_CASE("friction data: synthetic starts miss the curve of those that stop by the noise") {
    FrictionSettings settings;
    settings.data.motions = 40;
    settings.data.noise = 1e-3;
    const StoppingNetwork network(settings.system(), 30);
    const LinearMetric family = chebyshev_friction(network.times(), 4, 10.0);
    const Eigen::Vector4d c(-0.25, -0.1, 0.05, -0.02);
    const StoppingData noisy = synthetic_stops(settings, network, 5);
    const double chi2 = stopping_residuals(network, family, noisy, c).value.squaredNorm();
    // χ² of 40 numbers leaves these limits with a chance of 1e-4.
    CHECK(chi2 > 14.0);
    CHECK(chi2 < 82.0);
    CHECK((synthetic_stops(settings, network, 6).position - noisy.position).norm() > 1e-3);

    settings.data.noise = 0.0;
    const StoppingData exact = synthetic_stops(settings, network, 5);
    CHECK(stopping_residuals(network, family, exact, c).value.cwiseAbs().maxCoeff() < 1e-2);
}

TEST_CASE("friction data: a table gives starts with the errors it has") {
    const StoppingData data =
        stops_of(DataTable::parse("x0, v0, v0_error\n1.0, 2.0, 0.1\n3.0, 4.0, 0\n", "a.csv"));
    CHECK(data.position == Eigen::Vector2d(1.0, 3.0));
    CHECK(data.velocity == Eigen::Vector2d(2.0, 4.0));
    CHECK(data.position_error == Eigen::Vector2d(0.0, 1e-9));
    CHECK(data.velocity_error == Eigen::Vector2d(0.1, 1e-9));
}

TEST_CASE("friction data: a table without starts, or with errors that are none, is refused") {
    CHECK_THROWS_AS(stops_of(DataTable::parse("x0, speed\n1.0, 2.0\n", "a.csv")), ConfigError);
    CHECK_THROWS_WITH_AS(
        stops_of(DataTable::parse("x0, v0, x0_error\n1.0, 2.0, -0.1\n", "a.csv")),
        doctest::Contains("a.csv"),
        ConfigError);
}

}  // namespace feynet::test::friction_data_test
