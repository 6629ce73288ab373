#include "feynet/holography/quark/chiral_curve.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/exact/regular_solution.hpp"
#include "feynet/holography/metric/black_hole.hpp"
#include "feynet/holography/metric/parity_metric.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::chiral_curve_test {
namespace {

const Eigen::VectorXd masses = Eigen::VectorXd::LinSpaced(11, 0.0005, 0.022);
const Eigen::VectorXd guess = Eigen::VectorXd::LinSpaced(11, 0.005, 0.1);

/// Near the metric at which chiral symmetry breaks by itself.
const QuarkWeights near_critical{
    .metric = Eigen::Vector3d(-0.65, 3.62, 0.03), .coupling = 0.02, .radius = 3.0};

ChiralCurve curve() {
    return {masses, guess, 1.0, 3};
}

double largest(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
    return (a - b).cwiseAbs().maxCoeff();
}

}  // namespace

TEST_CASE("the field of a foretold condensate is at rest at the horizon") {
    const Eigen::VectorXd condensate = curve().response(near_critical).condensate;
    const BulkNetwork network(1.0, 0.02, 400, runge_kutta_8());
    const ParityMetric metric(network.depths(), 3, 1.0);
    const BulkWeights weights{
        .metric = metric.values(near_critical.metric), .mass_squared = -3.0, .coupling = 0.02};
    const Eigen::VectorXd radius = Eigen::VectorXd::Constant(1, 3.0);
    const auto force_free = [&](double condensate_scale) {
        const BoundaryPoints points{
            .source = masses.head(lanes), .response = condensate_scale * condensate.head(lanes)};
        const BulkState end =
            network.propagate(weights, QuarkBoundary(1.0).state(weights, radius, points)).horizon();
        const Lanes force = (-3.0 + 0.02 * end.phi.square()) * end.phi;
        const Lanes rest = (end.pi - 0.01 * force) / end.phi;
        return rest.abs().maxCoeff();
    };
    CHECK(force_free(1.0) < 1e-4);
    CHECK(force_free(1.01) > 1e-3);  // one per cent beside it is not regular
}

TEST_CASE("the slopes of a chiral curve are its derivatives") {
    const ChiralCurve chiral = curve();
    const ChiralResponse at = chiral.response(near_critical);
    // Condensates are found to 1e-12: differences to 1e-6 of the slope.
    const double step = 1e-6;
    const auto slope = [&](const QuarkWeights& above, const QuarkWeights& below) {
        const Eigen::VectorXd difference =
            chiral.response(above).condensate - chiral.response(below).condensate;
        return Eigen::VectorXd(difference / (2.0 * step));
    };
    const auto moved = [&](auto change) {
        QuarkWeights weights = near_critical;
        change(weights);
        return weights;
    };
    const Eigen::VectorXd by_coupling = slope(
        moved([&](QuarkWeights& w) { w.coupling += step; }),
        moved([&](QuarkWeights& w) { w.coupling -= step; }));
    CHECK(largest(by_coupling, at.by_coupling) < 1e-6 * at.by_coupling.norm());
    const Eigen::VectorXd by_radius = slope(
        moved([&](QuarkWeights& w) { w.radius += step; }),
        moved([&](QuarkWeights& w) { w.radius -= step; }));
    CHECK(largest(by_radius, at.by_radius) < 1e-6 * at.by_radius.norm());
    for (Index k = 0; k < 3; ++k) {
        const Eigen::VectorXd by_mode = slope(
            moved([&](QuarkWeights& w) { w.metric(k) += step; }),
            moved([&](QuarkWeights& w) { w.metric(k) -= step; }));
        CHECK(largest(by_mode, at.by_metric.col(k)) < 1e-6 * at.by_metric.col(k).norm());
    }
}

TEST_CASE("a weak field answers with the susceptibility") {
    QuarkWeights weak = near_critical;
    weak.coupling = 0.0;
    const double ratio = curve().susceptibility(weak.metric) / 9.0;
    CHECK(largest(curve().response(weak).condensate, ratio * masses) < 1e-10 * ratio);
}

TEST_CASE("the susceptibility of a black hole is negative, and that of Legendre's function") {
    const FieldAtDepth exact = regular_solution(4, -3.0, 0.3);
    const BulkWeights bulk{.metric = {}, .mass_squared = -3.0};
    const BoundaryPoints points = QuarkBoundary(0.3).points(
        bulk,
        Eigen::VectorXd::Ones(1),
        {.phi = Lanes::Constant(exact.phi), .pi = Lanes::Constant(exact.pi)});
    Eigen::VectorXd c = Eigen::VectorXd::Zero(8);
    constexpr int n_points = 32;
    for (int j = 0; j < n_points; ++j) {
        const double angle = std::acos(-1.0) * (j + 0.5) / n_points;
        const double depth = 0.3 * std::sqrt(0.5 * (1.0 + std::cos(angle)));
        for (int k = 0; k < 8; ++k) {
            c(k) += (k == 0 ? 1.0 : 2.0) / n_points * std::cos(k * angle) *
                    (BlackHole(4).value(depth) - 1.0 / depth) / depth;
        }
    }
    const double ratio = ChiralCurve(masses, guess, 0.3, 8).susceptibility(c);
    CHECK(ratio == doctest::Approx(points.response[0] / points.source[0]).epsilon(1e-9));
    CHECK(ratio < 0.0);
}

TEST_CASE("masses without condensates to begin with are refused") {
    CHECK_THROWS_AS(ChiralCurve(masses, guess.head(4), 1.0, 2), InvalidInput);
    CHECK_THROWS_AS(ChiralCurve(masses, -guess, 1.0, 2), InvalidInput);
    CHECK_THROWS_AS(ChiralCurve(masses, guess, 1.0, 0), InvalidInput);
}

}  // namespace feynet::test::chiral_curve_test
