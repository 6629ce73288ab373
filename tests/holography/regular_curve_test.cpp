#include "feynet/holography/regular_curve.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/bulk_network.hpp"
#include "feynet/holography/exact/regular_solution.hpp"
#include "feynet/holography/metric/black_hole.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::regular_curve_test {
namespace {

BulkWeights black_hole(const RegularCurve& curve, double coupling) {
    return {
        .metric = BlackHole(3).values(curve.depths()), .mass_squared = -1.0, .coupling = coupling};
}

}  // namespace

TEST_CASE("free regular fields on the black hole are Legendre functions") {
    for (const double boundary : {0.5, 1.0, 1.5}) {
        const RegularCurve curve(boundary);
        const Eigen::Vector3d phi(1.0, -0.3, 2.0);
        const RegularMomenta momenta = curve.momenta(black_hole(curve, 0.0), phi);
        const FieldAtDepth exact = regular_solution(3, -1.0, boundary);
        for (Index i = 0; i < 3; ++i) {
            CHECK(std::abs(momenta.pi(i) - phi(i) * exact.pi / exact.phi) < 1e-13);
            CHECK(std::abs(momenta.by_phi(i) - exact.pi / exact.phi) < 1e-13);
        }
    }
}

TEST_CASE("an interacting regular field has no momentum at the horizon") {
    // Eighth-order layers down to η = 0.02, where π/η − V'/2 = O(η²), of relative size 1e−4; going
    // there errors of π grow by sinh 3η, 160-fold.
    const RegularCurve curve(1.0);
    const double phi = 1.3;
    const double pi =
        curve.momenta(black_hole(curve, 1.0), Eigen::VectorXd::Constant(1, phi)).pi(0);
    const BulkNetwork network(1.0, 0.02, 400, runge_kutta_8());
    BulkWeights weights = black_hole(curve, 1.0);
    weights.metric = BlackHole(3).values(network.depths());
    const auto mismatch = [&](double momentum) {
        const BulkState end =
            network
                .propagate(weights, {.phi = Lanes::Constant(phi), .pi = Lanes::Constant(momentum)})
                .horizon();
        const double force = -end.phi(0) + std::pow(end.phi(0), 3);
        return end.pi(0) / 0.02 - 0.5 * force;
    };
    CHECK(std::abs(mismatch(pi)) < 5e-4);
    CHECK(std::abs(mismatch(pi + 1e-3)) > 0.1);
}

TEST_CASE("more nodes change nothing, fewer change it exponentially little") {
    const Eigen::VectorXd phi = Eigen::VectorXd::LinSpaced(7, 0.1, 2.5);
    const auto momenta = [&](Index n_nodes) {
        const RegularCurve curve(1.0, n_nodes);
        return curve.momenta(black_hole(curve, 1.0), phi).pi;
    };
    const Eigen::VectorXd many = momenta(48);
    CHECK((momenta(24) - many).cwiseAbs().maxCoeff() < 1e-13);
    CHECK((momenta(12) - many).cwiseAbs().maxCoeff() < 1e-8);
    CHECK((momenta(6) - many).cwiseAbs().maxCoeff() > 1e-8);
}

TEST_CASE("the slopes of the regular curve are exact") {
    const RegularCurve curve(1.0, 16);
    const Eigen::Vector3d phi(0.4, -1.1, 2.2);
    const BulkWeights weights = black_hole(curve, 1.0);
    const RegularMomenta at = curve.momenta(weights, phi);
    constexpr double step = 1e-4;
    const auto difference = [&](const auto& shift) {
        // Fourth order: 1e−16 + 1e−15/step.
        return Eigen::VectorXd(
            (8.0 * (shift(step) - shift(-step)) - (shift(2.0 * step) - shift(-2.0 * step))) /
            (12.0 * step));
    };
    const auto largest = [](const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
        return (a - b).cwiseAbs().maxCoeff();
    };
    for (Index j = 0; j < 16; ++j) {
        const Eigen::VectorXd found = difference([&](double s) {
            BulkWeights moved = weights;
            moved.metric(j) += s;
            return curve.momenta(moved, phi).pi;
        });
        CHECK(largest(found, at.by_metric.col(j)) < 1e-10);
    }
    CHECK(
        largest(
            difference([&](double s) {
                BulkWeights moved = weights;
                moved.mass_squared += s;
                return curve.momenta(moved, phi).pi;
            }),
            at.by_mass_squared) < 1e-10);
    CHECK(
        largest(
            difference([&](double s) {
                BulkWeights moved = weights;
                moved.coupling += s;
                return curve.momenta(moved, phi).pi;
            }),
            at.by_coupling) < 1e-10);
    CHECK(
        largest(
            difference(
                [&](double s) { return curve.momenta(weights, (phi.array() + s).matrix()).pi; }),
            at.by_phi) < 1e-10);
}

TEST_CASE("the weights of the depths integrate odd functions of η") {
    const RegularCurve curve(1.5, 12);
    const Eigen::ArrayXd eta = curve.depths().array();
    CHECK((curve.weights().array() * eta).sum() == doctest::Approx(1.125).epsilon(1e-13));
    CHECK(
        (curve.weights().array() * (eta * eta).sin() * eta).sum() ==
        doctest::Approx(0.5 * (1.0 - std::cos(2.25))).epsilon(1e-10));
}

TEST_CASE("where no field is regular there is no number") {
    const RegularCurve curve(1.0, 16);
    BulkWeights weights = black_hole(curve, 1.0);
    weights.metric(3) = std::nan("");
    CHECK(std::isnan(curve.momenta(weights, Eigen::VectorXd::Ones(1)).pi(0)));
    CHECK_THROWS_AS(RegularCurve(0.0), InvalidInput);
    CHECK_THROWS_AS(RegularCurve(1.0, 3), InvalidInput);
}

}  // namespace feynet::test::regular_curve_test
