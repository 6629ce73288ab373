#include "feynet/holography/bulk_network.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/exact/regular_solution.hpp"
#include "feynet/holography/metric/black_hole.hpp"
#include "holography/data_points.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <utility>

namespace feynet::test::bulk_network_test {
namespace {

BulkWeights black_hole_weights(const BulkNetwork& network, int d, double mass, double coupling) {
    return {BlackHole(d).values(network.depths()), mass, coupling};
}

double largest(const Lanes& a) {
    return a.abs().maxCoeff();
}

/// The field at η = 0.4 of the data points, on the black hole in d = 3 with m² = −1, λ = 1.
BulkState arrival(const RungeKutta& rule, Index n_layers) {
    const BulkNetwork network(1.0, 0.4, n_layers, rule);
    return network.propagate(black_hole_weights(network, 3, -1.0, 1.0), data_points()).horizon();
}

/// The order p of error = C Δᵖ (1 + O(Δ)) from N, 2N and 4N layers: what halving Δ gains, twice,
/// its own O(Δ) removed.
double order_of(const RungeKutta& rule, Index n_layers) {
    const BulkState exact = arrival(runge_kutta_8(), 300);
    const auto error = [&](Index n) {
        const BulkState found = arrival(rule, n);
        return largest(found.phi - exact.phi) + largest(found.pi - exact.pi);
    };
    const double coarse = error(n_layers);
    const double middle = error(2 * n_layers);
    const double fine = error(4 * n_layers);
    return 2.0 * std::log2(middle / fine) - std::log2(coarse / middle);
}

/// The π/φ at the boundary from which the field arrives at the horizon regular.
double regular_ratio(int d, double mass_squared, double boundary) {
    constexpr double horizon = 0.05;
    const BulkNetwork network(boundary, horizon, 600, runge_kutta_8());
    BulkState start;
    start.phi[0] = 1.0;
    start.pi[1] = 1.0;
    const BulkState end =
        network.propagate(black_hole_weights(network, d, mass_squared, 0.0), start).horizon();
    const FieldAtDepth regular = regular_solution(d, mass_squared, horizon);
    const Lanes wronskian = end.pi * regular.phi - end.phi * regular.pi;
    return -wronskian[0] / wronskian[1];
}

}  // namespace

TEST_CASE("Euler layers are the matrices of the network and one activation, to 1e-15") {
    const BulkNetwork network(1.0, 0.1, 10, euler_rule());
    const BulkWeights weights = black_hole_weights(network, 3, -1.0, 0.7);
    const BulkPath path = network.propagate(weights, data_points());
    const double step = -0.09;
    double worst = 0.0;
    double worst_as_printed = 0.0;
    for (Index n = 0; n < 10; ++n) {
        Eigen::Matrix2d matrix;
        matrix << 1.0, step, step * weights.mass_squared, 1.0 - step * weights.metric(n);
        Eigen::Matrix<double, 2, lanes> field;
        field << path.phi.col(n).matrix().transpose(), path.pi.col(n).matrix().transpose();
        const Eigen::Matrix<double, 2, lanes> linear = matrix * field;
        const Lanes phi = linear.row(0).transpose().array();
        const Lanes old_phi = path.phi.col(n);
        const Lanes pi = linear.row(1).transpose().array() + step * 0.7 * old_phi.cube();
        const Lanes late_pi = linear.row(1).transpose().array() + step * 0.7 * phi.cube();
        const double scale = 1.0 + largest(pi);
        worst = std::max(worst, largest(path.phi.col(n + 1) - phi) / scale);
        worst = std::max(worst, largest(path.pi.col(n + 1) - pi) / scale);
        worst_as_printed =
            std::max(worst_as_printed, largest(path.pi.col(n + 1) - late_pi) / scale);
    }
    CHECK(worst < 1e-15);
    // Erratum: with the activation after the matrix, as printed, V' is that of the new φ.
    CHECK(worst_as_printed > 1e-3);
}

TEST_CASE("the weights of Euler layers stand at the depths of the paper") {
    const BulkNetwork network(1.0, 0.1, 10, euler_rule());
    REQUIRE(network.depths().size() == 10);
    for (Index n = 0; n < 10; ++n) {
        CHECK(network.depths()(n) == doctest::Approx(1.0 - 0.09 * static_cast<double>(n)));
    }
}

TEST_CASE("layers share the weight between them") {
    const BulkNetwork fourth(1.0, 0.2, 8, runge_kutta_4());
    const BulkNetwork eighth(1.0, 0.2, 8, runge_kutta_8());
    REQUIRE(fourth.depths().size() == 17);
    REQUIRE(eighth.depths().size() == 33);
    for (Index n = 0; n <= 8; ++n) {
        CHECK(fourth.depths()(2 * n) == doctest::Approx(1.0 - 0.1 * static_cast<double>(n)));
        CHECK(eighth.depths()(4 * n) == doctest::Approx(1.0 - 0.1 * static_cast<double>(n)));
    }
}

TEST_CASE("layers converge with the order of their rule, 1, 4, 8 to 0.1") {
    CHECK(std::abs(order_of(euler_rule(), 64) - 1.0) < 0.1);
    CHECK(std::abs(order_of(runge_kutta_4(), 16) - 4.0) < 0.1);
    CHECK(std::abs(order_of(runge_kutta_8(), 8) - 8.0) < 0.1);
}

TEST_CASE(
    "what is regular at the horizon leaves the boundary with the ratio of Legendre functions") {
    const auto cases = std::array<std::pair<int, double>, 3>{{{3, -1.0}, {4, -3.0}, {2, -0.5}}};
    for (const auto& [d, mass_squared] : cases) {
        const FieldAtDepth exact = regular_solution(d, mass_squared, 1.0);
        CHECK(std::abs(regular_ratio(d, mass_squared, 1.0) - exact.pi / exact.phi) < 1e-10);
    }
    CHECK(std::abs(regular_ratio(3, -1.0, 1.0) + 0.325112007504) < 1e-11);
}

TEST_CASE("a wrong mass misses that ratio") {
    const FieldAtDepth exact = regular_solution(3, -1.0, 1.0);
    CHECK(std::abs(regular_ratio(3, -1.001, 1.0) - exact.pi / exact.phi) > 1e-5);
}

TEST_CASE("the condensate that a source calls up on the AdS₅ black hole has its closed form") {
    // φ = α e^{−η} + β e^{−3η} up to e^{−9η}: at η = 4.2 this leaves 1e-11 of β/α.
    constexpr double boundary = 4.2;
    const double ratio = regular_ratio(4, -3.0, boundary);
    const double response = -std::exp(2.0 * boundary) * (1.0 + ratio) / (3.0 + ratio);
    const double exact = -4.0 * std::pow(std::tgamma(0.75) / std::tgamma(0.25), 2);
    CHECK(std::abs(response - exact) < 1e-9);
}

TEST_CASE("in a constant metric the free field arrives as a sum of two exponentials") {
    constexpr double h = 3.0;
    constexpr double mass_squared = -1.0;
    const BulkNetwork network(1.0, 0.0, 50, runge_kutta_8());
    const BulkWeights weights{
        Eigen::VectorXd::Constant(network.depths().size(), h), mass_squared, 0.0};
    const auto [phi, pi] = data_points();
    const double root = std::sqrt(h * h + 4.0 * mass_squared);
    const double plus = (-h + root) / 2.0;
    const double minus = (-h - root) / 2.0;
    const Lanes exact = (plus * (pi - minus * phi) * std::exp(-plus) -
                         minus * (pi - plus * phi) * std::exp(-minus)) /
                        root;
    const BulkState end = network.propagate(weights, data_points()).horizon();
    CHECK(largest(end.pi - exact) < 1e-12);
}

TEST_CASE("areas of the free field grow towards the horizon as friction says, sinh dη/sinh dη'") {
    const BulkNetwork network(1.0, 0.1, 200, runge_kutta_8());
    BulkState start;
    start.phi[0] = 1.0;
    start.pi[1] = 1.0;
    const BulkState end =
        network.propagate(black_hole_weights(network, 3, -1.0, 0.0), start).horizon();
    const double area = end.phi[0] * end.pi[1] - end.phi[1] * end.pi[0];
    CHECK(std::abs(area / (std::sinh(3.0) / std::sinh(0.3)) - 1.0) < 1e-10);
}

TEST_CASE("a network says what is wrong with its depths and its rule") {
    CHECK_THROWS_AS(BulkNetwork(0.1, 1.0, 10, euler_rule()), InvalidInput);
    CHECK_THROWS_AS(BulkNetwork(1.0, -0.1, 10, euler_rule()), InvalidInput);
    CHECK_THROWS_AS(BulkNetwork(1.0, std::nan(""), 10, euler_rule()), InvalidInput);
    CHECK_THROWS_AS(BulkNetwork(1.0, 0.1, 0, euler_rule()), InvalidInput);
    RungeKutta rule = runge_kutta_4();
    rule.node[2] = 5;
    CHECK_THROWS_AS(BulkNetwork(1.0, 0.1, 10, rule), InvalidInput);
}

}  // namespace feynet::test::bulk_network_test
