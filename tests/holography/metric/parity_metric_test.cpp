#include "feynet/holography/metric/parity_metric.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/metric/black_hole.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet::test::parity_metric_test {
namespace {

/// q of the black hole interpolated at the K zeros of T_K.
Eigen::VectorXd black_hole_coefficients(Index n_modes) {
    const BlackHole metric(3);
    const auto n = static_cast<double>(n_modes);
    Eigen::VectorXd c = Eigen::VectorXd::Zero(n_modes);
    for (Index i = 0; i < n_modes; ++i) {
        const double angle = std::numbers::pi * (static_cast<double>(i) + 0.5) / n;
        const double depth = std::sqrt((1.0 + std::cos(angle)) / 2.0);
        const double q = (metric.value(depth) - 1.0 / depth) / depth;
        for (Index k = 0; k < n_modes; ++k) {
            c(k) += (k == 0 ? 1.0 : 2.0) / n * q * std::cos(static_cast<double>(k) * angle);
        }
    }
    return c;
}

/// The largest error of h = 3 coth 3η on (0, 1] with K modes.
double black_hole_error(Index n_modes) {
    const Eigen::VectorXd depths = Eigen::VectorXd::LinSpaced(1000, 0.001, 1.0);
    const ParityMetric family(depths, n_modes, 1.0);
    const Eigen::VectorXd h = family.values(black_hole_coefficients(n_modes));
    return (h - BlackHole(3).values(depths)).cwiseAbs().maxCoeff();
}

}  // namespace

TEST_CASE("without modes the horizon is all of a parity metric") {
    const Eigen::VectorXd depths = Eigen::VectorXd::LinSpaced(20, 0.05, 1.0);
    const ParityMetric family(depths, 3, 1.0);
    const Eigen::VectorXd h = family.values(Eigen::VectorXd::Zero(3));
    CHECK((h - depths.cwiseInverse()).cwiseAbs().maxCoeff() == 0.0);
}

TEST_CASE("the modes are η times Chebyshev polynomials of η²") {
    const double reach = 1.5;
    const Eigen::VectorXd depths = Eigen::VectorXd::LinSpaced(20, 0.05, reach);
    const ParityMetric family(depths, 6, reach);
    for (Index n = 0; n < 20; ++n) {
        const double angle = std::acos(std::min(1.0, 2.0 * std::pow(depths(n) / reach, 2) - 1.0));
        for (Index k = 0; k < 6; ++k) {
            const double mode = family.values(Eigen::VectorXd::Unit(6, k))(n) - 1.0 / depths(n);
            const double exact = depths(n) * std::cos(static_cast<double>(k) * angle);
            CHECK(std::abs(mode - exact) < 1e-13);
        }
    }
}

TEST_CASE("the black hole is reached as fast as the poles of its q allow, a factor 6.2 per mode") {
    const double z = 1.0 + 2.0 * std::pow(std::numbers::pi / 3.0, 2);
    const double rate = z + std::sqrt(z * z - 1.0);
    CHECK(rate == doctest::Approx(6.2).epsilon(0.01));
    const double fall = std::pow(black_hole_error(4) / black_hole_error(10), 1.0 / 6.0);
    CHECK(std::abs(fall / rate - 1.0) < 0.05);
    CHECK(black_hole_error(18) < 1e-12);
}

TEST_CASE("the pull back of a parity metric is the transpose of its modes") {
    const Eigen::VectorXd depths = Eigen::VectorXd::LinSpaced(7, 0.1, 1.0);
    const ParityMetric family(depths, 4, 1.0);
    Block slopes(lanes, 7);
    for (Index n = 0; n < 7; ++n) {
        slopes.col(n) = Lanes::LinSpaced(0.3 * static_cast<double>(n), 1.0);
    }
    const Block pulled = family.pull_back(slopes);
    for (Index k = 0; k < 4; ++k) {
        const Eigen::VectorXd mode =
            family.values(Eigen::VectorXd::Unit(4, k)) - family.values(Eigen::VectorXd::Zero(4));
        const Eigen::VectorXd exact = slopes.matrix() * mode;
        CHECK((pulled.col(k).matrix() - exact).cwiseAbs().maxCoeff() < 1e-13);
    }
}

TEST_CASE("a parity metric refuses depths where it is not defined") {
    CHECK_THROWS_AS(ParityMetric(Eigen::Vector2d(0.0, 1.0), 3, 1.0), InvalidInput);
    CHECK_THROWS_AS(ParityMetric(Eigen::Vector2d(0.5, 1.1), 3, 1.0), InvalidInput);
    CHECK_THROWS_AS(ParityMetric(Eigen::Vector2d(0.5, 1.0), 0, 1.0), InvalidInput);
}

}  // namespace feynet::test::parity_metric_test
