#include "feynet/holography/boundary/quark_boundary.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>

namespace feynet::test::quark_boundary_test {
namespace {

using Complex = std::complex<double>;

/// m_q, ⟨q̄q⟩, λ, L of one point.
using Numbers = std::array<Complex, 4>;

/// φ at any depth, as the paper prints it; π is its derivative.
Complex field(const Numbers& x, Complex depth) {
    const double pi = std::numbers::pi;
    const Complex alpha = std::sqrt(3.0) / (2.0 * pi) * x[0] * x[3];
    const Complex beta = pi / std::sqrt(3.0) * x[1] * std::pow(x[3], 3);
    return alpha * std::exp(-depth) + beta * std::exp(-3.0 * depth) -
           0.5 * x[2] * std::pow(alpha, 3) * depth * std::exp(-3.0 * depth);
}

constexpr double depth = 0.8;

BoundaryPoints quark_points() {
    return {.source = Lanes::LinSpaced(-0.9, 1.6), .response = Lanes::LinSpaced(0.11, 0.02)};
}

BulkWeights quark_weights(double coupling) {
    return {.metric = Eigen::VectorXd::Zero(2), .mass_squared = -3.0, .coupling = coupling};
}

const Eigen::VectorXd radius = Eigen::VectorXd::Constant(1, 1.9);

}  // namespace

TEST_CASE("quarks enter the bulk with the falloffs of the paper, and π is the slope of φ") {
    const QuarkBoundary map(depth);
    const BulkState state = map.state(quark_weights(0.7), radius, quark_points());
    constexpr double tiny = 1e-30;
    for (Index c = 0; c < lanes; ++c) {
        const Numbers x{quark_points().source(c), quark_points().response(c), 0.7, 1.9};
        CHECK(state.phi(c) == doctest::Approx(field(x, depth).real()).epsilon(1e-14));
        const double slope = field(x, Complex(depth, tiny)).imag() / tiny;
        CHECK(state.pi(c) == doctest::Approx(slope).epsilon(1e-14));
    }
}

TEST_CASE(
    "φ obeys the equation of motion of anti-de Sitter space up to the order of the condensate") {
    // φ'' + 4φ' + 3φ − λφ³ is of order e^{−5η}: twice as deep, e^{−5η} times smaller.
    const auto miss = [](double eta) {
        const BulkWeights weights = quark_weights(0.7);
        const auto at = [&](double x) {
            return QuarkBoundary(x).state(weights, radius, quark_points());
        };
        const double step = 1e-4;
        const Lanes second = (at(eta + step).pi - at(eta - step).pi) / (2.0 * step);
        const Lanes rest = second + 4.0 * at(eta).pi + 3.0 * at(eta).phi - 0.7 * at(eta).phi.cube();
        return rest.abs().maxCoeff();
    };
    CHECK(miss(4.0) / miss(3.0) == doctest::Approx(std::exp(-5.0)).epsilon(0.1));
}

TEST_CASE("the slopes of a quark boundary are exact") {
    const QuarkBoundary map(depth);
    const BulkState slope{.phi = Lanes::LinSpaced(-1.0, 2.0), .pi = Lanes::LinSpaced(0.5, -0.4)};
    BulkSlopes slopes = BulkSlopes::zero(2);
    Block by_radius = Block::Zero(lanes, 1);

    const BoundaryPoints by_point =
        map.pull_back(quark_weights(0.7), radius, quark_points(), slope, slopes, by_radius);

    constexpr double tiny = 1e-30;
    for (Index c = 0; c < lanes; ++c) {
        const Numbers at{quark_points().source(c), quark_points().response(c), 0.7, 1.9};
        const std::array<double, 4> found{
            by_point.source(c), by_point.response(c), slopes.coupling(c), by_radius(c, 0)};
        for (std::size_t i = 0; i < at.size(); ++i) {
            Numbers x = at;
            x[i] += Complex(0.0, tiny);
            // π is a derivative of φ: of that with respect to a parameter by a difference.
            const double step = 1e-3;
            const auto along = [&](double eta) { return field(x, eta).imag() / tiny; };
            const double by_pi = (8.0 * (along(depth + step) - along(depth - step)) -
                                  (along(depth + 2.0 * step) - along(depth - 2.0 * step))) /
                                 (12.0 * step);
            const double exact = slope.phi(c) * along(depth) + slope.pi(c) * by_pi;
            CHECK(std::abs(found[i] - exact) < 1e-10 * (1.0 + std::abs(exact)));
        }
    }
    CHECK((slopes.metric == 0.0).all());
}

TEST_CASE("mass and condensate are found again from φ and π, for either sign of λ") {
    const QuarkBoundary map(depth);
    for (const double coupling : {-2.0, 0.0, 0.7, 9.0}) {
        CAPTURE(coupling);
        const BulkWeights weights = quark_weights(coupling);
        const BulkState state = map.state(weights, radius, quark_points());
        const BoundaryPoints found = map.points(weights, radius, state);
        CHECK((found.source - quark_points().source).abs().maxCoeff() < 1e-12);
        CHECK((found.response - quark_points().response).abs().maxCoeff() < 1e-12);
    }
}

TEST_CASE("a source beyond the turning point of the cubic is not found") {
    const QuarkBoundary map(depth);
    const BulkWeights weights = quark_weights(0.7);
    const BulkState far{.phi = Lanes::Constant(10.0), .pi = Lanes::Zero()};
    CHECK(map.points(weights, radius, far).source.isNaN().all());
    CHECK_FALSE(map.points(quark_weights(-0.7), radius, far).source.isNaN().any());
    CHECK_THROWS_AS(QuarkBoundary(std::numeric_limits<double>::infinity()), InvalidInput);
}

}  // namespace feynet::test::quark_boundary_test
