#include "feynet/holography/symplectic_network.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/metric/black_hole.hpp"
#include "feynet/holography/metric/parity_metric.hpp"
#include "holography/data_points.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <vector>

namespace feynet::test::symplectic_network_test {
namespace {

using Complex = std::complex<double>;

double largest(const Lanes& a) {
    return a.abs().maxCoeff();
}

template <typename Network>
BulkWeights black_hole_weights(const Network& network, double coupling = 1.0) {
    return {BlackHole(3).values(network.depths()), -1.0, coupling};
}

/// The field at η = 0.4 of the data points, on the black hole in d = 3.
BulkState arrival(const SplittingRule& rule, Index n_layers) {
    const SymplecticNetwork network(1.0, 0.4, n_layers, rule);
    return network.propagate(black_hole_weights(network), data_points()).horizon();
}

double error_of(const BulkState& found) {
    const BulkNetwork network(1.0, 0.4, 300, runge_kutta_8());
    const BulkState exact = network.propagate(black_hole_weights(network), data_points()).horizon();
    return largest(found.phi - exact.phi) + largest(found.pi - exact.pi);
}

/// The order p of error = C Δᵖ (1 + O(Δ²)) of a rule that is its own inverse.
double order_of(const SplittingRule& rule, Index n_layers) {
    const double coarse = error_of(arrival(rule, n_layers));
    const double middle = error_of(arrival(rule, 2 * n_layers));
    return std::log2(coarse / middle);
}

/// ∂(φ, π)/∂(φ, π) from boundary to horizon of each data point, by the adjoint: its determinant.
template <typename Network>
Lanes area_growth(const Network& network, double coupling) {
    const BulkWeights weights = black_hole_weights(network, coupling);
    const auto path = network.propagate(weights, data_points());
    BulkSlopes unused = BulkSlopes::zero(network.depths().size());
    const BulkState phi = network.pull_back(weights, path, {Lanes::Ones(), Lanes::Zero()}, unused);
    const BulkState pi = network.pull_back(weights, path, {Lanes::Zero(), Lanes::Ones()}, unused);
    return phi.phi * pi.pi - phi.pi * pi.phi;
}

/// The weights of one data point in complex numbers: φ, π, m², λ, then h.
using Point = std::vector<Complex>;

/// Leapfrog layers written once more, for one complex point: E = (2φ² + 3φπ + π³)/2 at the horizon.
Complex loss(const Point& x, const Eigen::VectorXd& depths, Index n_layers) {
    const double step = -0.9 / static_cast<double>(n_layers);
    Complex phi = x[0];
    Complex momentum = x[1];
    Complex volume = 1.0;
    for (Index n = 0; n < n_layers; ++n) {
        const double gap = n == 0 ? 0.5 * step : step;
        volume *= std::exp(gap * x[static_cast<std::size_t>(4 + n)]);
        phi += 0.5 * step * momentum / volume;
        momentum += step * volume * (x[2] * phi + x[3] * phi * phi * phi);
        phi += 0.5 * step * momentum / volume;
    }
    volume *= std::exp(0.5 * step * x[static_cast<std::size_t>(4 + n_layers)]);
    REQUIRE(depths.size() == n_layers + 1);
    const Complex pi = momentum / volume;
    return (2.0 * phi * phi + 3.0 * phi * pi + pi * pi * pi) / 2.0;
}

/// The same loss and its slopes by the network.
struct Experiment {
    explicit Experiment(const SplittingRule& rule)
        : network(1.0, 0.1, 10, rule),
          weights(black_hole_weights(network, 0.8)),
          slopes(BulkSlopes::zero(network.depths().size())) {
        const SymplecticPath path = network.propagate(weights, data_points());
        const auto [phi, pi] = path.horizon();
        boundary = network.pull_back(
            weights, path, {2.0 * phi + 1.5 * pi, 1.5 * phi + 1.5 * pi.square()}, slopes);
    }

    Lanes loss_at(const BulkWeights& at, const BulkState& start) const {
        const auto [phi, pi] = network.propagate(at, start).horizon();
        return (2.0 * phi.square() + 3.0 * phi * pi + pi.cube()) / 2.0;
    }

    SymplecticNetwork network;
    BulkWeights weights;
    BulkSlopes slopes;
    BulkState boundary;
};

}  // namespace

TEST_CASE("symplectic layers converge to the field of the bulk with order 2 and 4, to 0.1") {
    CHECK(std::abs(order_of(leapfrog_rule(), 32) - 2.0) < 0.1);
    CHECK(std::abs(order_of(suzuki_rule_4(), 16) - 4.0) < 0.1);
}

TEST_CASE("symplectic layers keep areas of (φ, P) to rounding, however few, with λφ⁴ too") {
    for (const SplittingRule& rule : {leapfrog_rule(), suzuki_rule_4()}) {
        const SymplecticNetwork network(1.0, 0.1, 3, rule);
        for (const double coupling : {0.0, 0.5, 1.0}) {
            const double volume =
                network.propagate(black_hole_weights(network, coupling), data_points())
                    .horizon_volume;
            // The determinant is a difference of products up to 10³ times as large.
            CHECK(largest(area_growth(network, coupling) * volume - 1.0) < 1e-12);
        }
    }
}

TEST_CASE("Runge–Kutta layers lose area, as the test of area can tell") {
    const double exact = std::sinh(3.0) / std::sinh(0.3);
    const BulkNetwork euler(1.0, 0.1, 10, euler_rule());
    const BulkNetwork fourth(1.0, 0.1, 10, runge_kutta_4());
    CHECK(largest(area_growth(euler, 1.0) / exact - 1.0) > 0.1);
    CHECK(largest(area_growth(fourth, 1.0) / exact - 1.0) > 1e-4);
}

TEST_CASE("symplectic layers run back to the boundary") {
    for (const SplittingRule& rule : {leapfrog_rule(), suzuki_rule_4()}) {
        const SymplecticNetwork network(1.0, 0.1, 20, rule);
        const BulkWeights weights = black_hole_weights(network);
        const BulkState start = data_points();
        const BulkState found =
            network.propagate_back(weights, network.propagate(weights, start).horizon());
        CHECK(largest(found.phi - start.phi) < 1e-13);
        CHECK(largest(found.pi - start.pi) < 1e-13);
    }
}

TEST_CASE("the adjoint of leapfrog layers is the derivative of every weight, to 1e-12") {
    const Experiment experiment(leapfrog_rule());
    const BulkState data = data_points();
    for (int lane = 0; lane < lanes; ++lane) {
        Point x{data.phi[lane], data.pi[lane], -1.0, 0.8};
        x.insert(x.end(), experiment.weights.metric.begin(), experiment.weights.metric.end());
        std::vector<double> found{
            experiment.boundary.phi[lane],
            experiment.boundary.pi[lane],
            experiment.slopes.mass_squared[lane],
            experiment.slopes.coupling[lane]};
        for (Index k = 0; k < experiment.slopes.metric.cols(); ++k) {
            found.push_back(experiment.slopes.metric(lane, k));
        }
        double difference = 0.0;
        double scale = 0.0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            Point shifted = x;
            shifted[i] += Complex(0.0, 1e-100);
            const double exact = loss(shifted, experiment.network.depths(), 10).imag() / 1e-100;
            difference = std::max(difference, std::abs(found[i] - exact));
            scale = std::max(scale, std::abs(exact));
        }
        CHECK(difference < 1e-12 * scale);
    }
}

TEST_CASE("the adjoint of layers of order 4 is their derivative, to the error of differences") {
    const Experiment x(suzuki_rule_4());
    const auto deviation = [](const Lanes& found, const auto& at) {
        const double e = 1e-3;
        const Lanes up = at(e) - at(-e);
        const Lanes far = at(2.0 * e) - at(-2.0 * e);
        return largest(found - (8.0 * up - far) / (12.0 * e)) / largest(found);
    };
    for (const Index k : {Index{0}, Index{37}, x.network.depths().size() - 1}) {
        const auto at = [&](double e) -> Lanes {
            BulkWeights shifted = x.weights;
            shifted.metric(k) += e;
            return x.loss_at(shifted, data_points());
        };
        CHECK(deviation(x.slopes.metric.col(k), at) < 1e-8);
    }
    const auto of_mass = [&](double e) -> Lanes {
        BulkWeights shifted = x.weights;
        shifted.mass_squared += e;
        return x.loss_at(shifted, data_points());
    };
    const auto of_coupling = [&](double e) -> Lanes {
        BulkWeights shifted = x.weights;
        shifted.coupling += e;
        return x.loss_at(shifted, data_points());
    };
    const auto of_field = [&](double e) -> Lanes {
        return x.loss_at(x.weights, {data_points().phi + e, data_points().pi});
    };
    CHECK(deviation(x.slopes.mass_squared, of_mass) < 1e-9);
    CHECK(deviation(x.slopes.coupling, of_coupling) < 1e-8);
    CHECK(deviation(x.boundary.phi, of_field) < 1e-8);
}

TEST_CASE("symplectic layers take their weights from the families of metrics") {
    const SymplecticNetwork network(1.0, 0.1, 40, suzuki_rule_4());
    const Eigen::Vector3d c(2.1, -0.8, 0.1);
    const BulkNetwork other(1.0, 0.1, 100, runge_kutta_8());
    const BulkState exact =
        other.propagate({ParityMetric(other.depths(), 3, 1.0).values(c), -1.0, 1.0}, data_points())
            .horizon();
    const BulkState found =
        network
            .propagate({ParityMetric(network.depths(), 3, 1.0).values(c), -1.0, 1.0}, data_points())
            .horizon();
    CHECK(largest(found.pi - exact.pi) < 1e-5 * largest(exact.pi));
}

TEST_CASE("symplectic layers refuse depths and rules that make no sense") {
    CHECK_THROWS_AS(SymplecticNetwork(0.1, 1.0, 10, leapfrog_rule()), InvalidInput);
    CHECK_THROWS_AS(SymplecticNetwork(1.0, -0.1, 10, leapfrog_rule()), InvalidInput);
    CHECK_THROWS_AS(SymplecticNetwork(1.0, 0.1, 0, leapfrog_rule()), InvalidInput);
    CHECK_THROWS_AS(SymplecticNetwork(1.0, 0.1, 4, {{0.5, 0.6}, 2}), InvalidInput);
}

}  // namespace feynet::test::symplectic_network_test
