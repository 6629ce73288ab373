#include "feynet/holography/horizon_field.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/exact/regular_solution.hpp"
#include "feynet/holography/metric/black_hole.hpp"
#include "feynet/holography/metric/parity_metric.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::horizon_field_test {
namespace {

/// cₖ of the black hole, d = 4, R = 1, by Chebyshev's sum over 64 points.
Eigen::VectorXd black_hole_modes(Index n_modes) {
    constexpr Index n_points = 64;
    Eigen::VectorXd c = Eigen::VectorXd::Zero(n_modes);
    for (Index j = 0; j < n_points; ++j) {
        const double angle = std::numbers::pi * (static_cast<double>(j) + 0.5) / n_points;
        const double depth = std::sqrt(0.5 * (1.0 + std::cos(angle)));
        const double q = (BlackHole(4).value(depth) - 1.0 / depth) / depth;
        for (Index k = 0; k < n_modes; ++k) {
            c(k) += (k == 0 ? 1.0 : 2.0) / n_points * q * std::cos(static_cast<double>(k) * angle);
        }
    }
    return c;
}

const Eigen::VectorXd three_modes = Eigen::Vector3d(-0.5, 3.2, 0.4);

}  // namespace

TEST_CASE("a free field grown from the horizon of a black hole is Legendre's function") {
    const Eigen::VectorXd c = black_hole_modes(24);
    const Lanes start = Lanes::LinSpaced(0.1, 2.0);
    for (const double mass_squared : {-3.0, -1.0}) {
        const GrownField field = HorizonField(1.0, 24, 1.0, 160).grow(start, c, mass_squared, 0.0);
        const FieldAtDepth exact = regular_solution(4, mass_squared, 1.0);
        CHECK((field.boundary.phi / start - exact.phi).abs().maxCoeff() < 2e-11);
        CHECK((field.boundary.pi / start - exact.pi).abs().maxCoeff() < 5e-11);
        CHECK((field.by_start.phi - exact.phi).abs().maxCoeff() < 2e-11);
    }
}

TEST_CASE("a field grown from the horizon is at rest there when the layers carry it back") {
    const HorizonField grower(1.0, 3, 1.0);
    const Lanes start = Lanes::LinSpaced(0.1, 1.2);
    const GrownField field = grower.grow(start, three_modes, -3.0, 0.6);
    const BulkNetwork network(1.0, 0.02, 400, runge_kutta_8());
    const ParityMetric metric(network.depths(), 3, 1.0);
    const BulkState end =
        network.propagate({metric.values(three_modes), -3.0, 0.6}, field.boundary).horizon();
    // π = V'η/2 + O(η³), φ = φ₀ + V'η²/4
    const Lanes force = (-3.0 + 0.6 * start.square()) * start;
    CHECK((end.pi - 0.01 * force).abs().maxCoeff() < 2e-5);
    CHECK((end.phi - start - 1e-4 * force).abs().maxCoeff() < 1e-6);
}

TEST_CASE("the slopes that a field carries along are its derivatives") {
    const HorizonField grower(1.0, 3, 1.0);
    const Lanes start = Lanes::LinSpaced(0.1, 1.2);
    const GrownField field = grower.grow(start, three_modes, -3.0, 0.6);
    const auto check = [](const GrownField& above, const GrownField& below, double width) {
        return BulkState{
            .phi = (above.boundary.phi - below.boundary.phi) / width,
            .pi = (above.boundary.pi - below.boundary.pi) / width};
    };
    const auto deviation = [](const BulkState& a, const BulkState& b) {
        return (a.phi - b.phi).abs().maxCoeff() + (a.pi - b.pi).abs().maxCoeff();
    };
    const double step = 1e-5;
    const auto grown = [&](const Lanes& phi, const Eigen::VectorXd& c, double coupling) {
        return grower.grow(phi, c, -3.0, coupling);
    };
    const Lanes up = start + step;
    const Lanes down = start - step;
    const BulkState by_start =
        check(grown(up, three_modes, 0.6), grown(down, three_modes, 0.6), 2.0 * step);
    CHECK(deviation(by_start, field.by_start) < 1e-9);
    const BulkState by_coupling = check(
        grown(start, three_modes, 0.6 + step), grown(start, three_modes, 0.6 - step), 2.0 * step);
    CHECK(deviation(by_coupling, field.by_coupling) < 1e-9);
    for (Index k = 0; k < 3; ++k) {
        const Eigen::VectorXd shift = step * Eigen::VectorXd::Unit(3, k);
        const BulkState by_mode = check(
            grown(start, three_modes + shift, 0.6),
            grown(start, three_modes - shift, 0.6),
            2.0 * step);
        CHECK(deviation(by_mode, {field.phi_by_metric.col(k), field.pi_by_metric.col(k)}) < 1e-9);
    }
}

TEST_CASE("a boundary outside of the metric is refused") {
    CHECK_THROWS_AS(HorizonField(1.2, 3, 1.0), InvalidInput);
    CHECK_THROWS_AS(HorizonField(0.0, 3, 1.0), InvalidInput);
    CHECK_THROWS_AS(HorizonField(1.0, 0, 1.0), InvalidInput);
}

}  // namespace feynet::test::horizon_field_test
