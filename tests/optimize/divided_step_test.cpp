#include "feynet/optimize/divided_step.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <complex>

namespace feynet::test::divided_step_test {
namespace {

const std::complex<double> i(0.0, 1.0);

/// w = (1, 2) e^{−iωt} after a time, from one step.
Eigen::VectorXcd turned(double frequency, double time, double most_turn, int& n_slopes) {
    const ParameterSlope slope = [&](const Eigen::VectorXcd& w) {
        ++n_slopes;
        return Eigen::VectorXcd(-i * frequency * w);
    };
    const Eigen::VectorXcd start = Eigen::Vector2cd(1.0, 2.0);
    return divided_step(slope, start, slope(start), time, most_turn);
}

}  // namespace

TEST_CASE("a step ends where the equation says, in as many pieces as its steepness asks for") {
    int n_once = 0;
    int n_divided = 0;

    const Eigen::VectorXcd once = turned(1.0, 0.1, 1.0, n_once);
    const Eigen::VectorXcd divided = turned(10.0, 0.1, 0.1, n_divided);

    CHECK(std::abs(once(0) - std::exp(-i * 0.1)) < 1e-7);
    CHECK(n_once == 4);
    CHECK(std::abs(divided(1) - 2.0 * std::exp(-i)) < 1e-6);
    CHECK(n_divided == 4 * 20);
    int n_long = 0;
    CHECK(std::abs(turned(10.0, 0.1, 100.0, n_long)(1) - 2.0 * std::exp(-i)) > 1e-3);
}

TEST_CASE("half the turn has a sixteenth of the error") {
    int n = 0;
    const auto error = [&](double most_turn) {
        return std::abs(turned(1.0, 1.0, most_turn, n)(0) - std::exp(-i));
    };

    CHECK(error(0.4) / error(0.2) == doctest::Approx(16.0).epsilon(0.1));
}

TEST_CASE("slopes that are not finite are refused, as are steps back") {
    int n = 0;

    CHECK_THROWS_AS(turned(INFINITY, 0.1, 1.0, n), InvalidInput);
    CHECK_THROWS_AS(turned(1.0, -0.1, 1.0, n), InvalidInput);
    CHECK_THROWS_AS(turned(1.0, 0.1, 0.0, n), InvalidInput);
}

}  // namespace feynet::test::divided_step_test
