#include "feynet/holography/boundary/magnet_boundary.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <complex>

namespace feynet::test::magnet_boundary_test {
namespace {

using Complex = std::complex<double>;

constexpr int dimension = 4;

/// H, M, α, β, m², h(∞) of one point, in complex numbers.
using Numbers = std::array<Complex, 6>;

/// E = a φ + b π, written once more in complex numbers.
Complex loss(const Numbers& x, double a, double b) {
    const Complex split = std::sqrt(1.0 + 4.0 * x[4] / (x[5] * x[5]));
    const Complex slow = 0.5 * dimension * (1.0 - split);
    const Complex fast = 0.5 * dimension * (1.0 + split);
    const Complex phi = x[2] * x[0] + x[3] * x[1];
    const Complex pi = -slow * x[2] * x[0] - fast * x[3] * x[1];
    return a * phi + b * pi;
}

BulkWeights magnet_weights() {
    return {.metric = Eigen::Vector3d(3.1, 2.0, 5.0), .mass_squared = 1.4, .coupling = 0.3};
}

BoundaryPoints magnet_points() {
    return {.source = Lanes::LinSpaced(0.2, 5.8), .response = Lanes::LinSpaced(1.7, 0.1)};
}

}  // namespace

TEST_CASE("the falloffs add up to d and multiply to -m²L²") {
    for (const double mass_squared : {-3.0, 0.0, 5.6}) {
        const Falloffs delta = falloffs(4, mass_squared, 3.5);
        CHECK(delta.slow + delta.fast == doctest::Approx(4.0).epsilon(1e-15));
        const double radius = 4.0 / 3.5;
        CHECK(
            delta.slow * delta.fast ==
            doctest::Approx(-mass_squared * radius * radius).epsilon(1e-14));
    }
    CHECK(falloffs(4, -3.0, 4.0).fast == 3.0);
    CHECK(std::isnan(falloffs(4, -4.1, 4.0).fast));
}

TEST_CASE("a magnet enters the bulk with the falloffs of source and response") {
    const MagnetBoundary map(dimension);
    const Eigen::Vector2d scales(0.3, -0.7);
    const BoundaryPoints points = magnet_points();
    const BulkState state = map.state(magnet_weights(), scales, points);
    for (Index c = 0; c < lanes; ++c) {
        const Numbers x{points.source(c), points.response(c), 0.3, -0.7, 1.4, 3.1};
        CHECK(state.phi(c) == doctest::Approx(loss(x, 1.0, 0.0).real()).epsilon(1e-14));
        CHECK(state.pi(c) == doctest::Approx(loss(x, 0.0, 1.0).real()).epsilon(1e-14));
    }
}

TEST_CASE("the slopes of a magnet's boundary are exact") {
    const MagnetBoundary map(dimension);
    const Eigen::Vector2d scales(0.3, -0.7);
    const BoundaryPoints points = magnet_points();
    BulkState slope{.phi = Lanes::LinSpaced(-1.0, 2.0), .pi = Lanes::LinSpaced(0.5, -0.4)};
    BulkSlopes slopes = BulkSlopes::zero(3);
    Block by_scale = Block::Zero(lanes, 2);

    const BoundaryPoints by_point =
        map.pull_back(magnet_weights(), scales, points, slope, slopes, by_scale);

    constexpr double tiny = 1e-30;
    for (Index c = 0; c < lanes; ++c) {
        const Numbers at{points.source(c), points.response(c), 0.3, -0.7, 1.4, 3.1};
        const std::array<double, 6> found{
            by_point.source(c),
            by_point.response(c),
            by_scale(c, 0),
            by_scale(c, 1),
            slopes.mass_squared(c),
            slopes.metric(c, 0)};
        for (std::size_t i = 0; i < at.size(); ++i) {
            Numbers x = at;
            x[i] += Complex(0.0, tiny);
            const double exact = loss(x, slope.phi(c), slope.pi(c)).imag() / tiny;
            CHECK(std::abs(found[i] - exact) < 1e-13 * (1.0 + std::abs(exact)));
        }
    }
    CHECK((slopes.metric.rightCols(2) == 0.0).all());
    CHECK((slopes.coupling == 0.0).all());
}

TEST_CASE("a boundary has at least two dimensions") {
    CHECK_THROWS_AS(MagnetBoundary(1), InvalidInput);
}

}  // namespace feynet::test::magnet_boundary_test
