#include "feynet/holography/hamiltonian_network.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace feynet::test::hamiltonian_network_test {
namespace {

const HamiltonianWeights general{
    .w11 = 0.3,
    .w12 = 0.8,
    .w21 = -0.6,
    .w22 = -0.3,
    .lambda1 = 0.4,
    .lambda2 = -0.7,
    .u = 1.3,
    .v = 0.9};

const UnitFunction hyperbolic{
    [](double x) { return std::tanh(x); }, [](double x) { return std::log(std::cosh(x)); }};
const UnitFunction cubic{
    [](double x) { return x * x * x; }, [](double x) { return x * x * x * x / 4.0; }};

constexpr std::array<PhasePoint, 4> points{{{0.3, -0.8}, {-1.2, 0.1}, {0.0, 0.9}, {1.1, 1.4}}};

/// (∂H/∂p, −∂H/∂q) by differences of eighth order.
PhasePoint flow(const HamiltonianNetwork& network, const PhasePoint& at) {
    const auto slope = [](const auto& f) {
        const double e = 0.02;
        return 4.0 / 5.0 * (f(e) - f(-e)) / e - 1.0 / 5.0 * (f(2 * e) - f(-2 * e)) / e +
               4.0 / 105.0 * (f(3 * e) - f(-3 * e)) / e - 1.0 / 280.0 * (f(4 * e) - f(-4 * e)) / e;
    };
    return {
        slope([&](double e) {
            return network.energy({at.q, at.p + e});
        }),
        -slope([&](double e) {
            return network.energy({at.q + e, at.p});
        })};
}

/// The largest deviation of one layer with these matrices from a step of Euler along `flow`.
double deviation(
    const HamiltonianNetwork& network,
    const Eigen::Matrix4d& inner,
    const Eigen::Matrix4d& outer,
    double step) {
    double worst = 0.0;
    for (const PhasePoint& at : points) {
        const Eigen::Vector4d found =
            outer * network.activate(inner * Eigen::Vector4d(0.0, at.q, at.p, 0.0));
        const auto [along_q, along_p] = flow(network, at);
        worst = std::max(worst, std::abs(found[1] - at.q - step * along_q));
        worst = std::max(worst, std::abs(found[2] - at.p - step * along_p));
    }
    return worst;
}

/// The change of the energy of an anharmonic oscillator over a time of 2.
double energy_drift(Index n_layers) {
    const HamiltonianNetwork network(
        {.w12 = 1.0, .lambda2 = 1.0},
        {},
        {[](double q) { return -q - q * q * q; },
         [](double q) { return -q * q / 2.0 - q * q * q * q / 4.0; }},
        2.0 / static_cast<double>(n_layers));
    const PhasePoint start{1.0, 0.0};
    return network.energy(network.propagate(start, n_layers)) - network.energy(start);
}

}  // namespace

TEST_CASE("a layer of a Hamiltonian network is one step of Euler along its H, to 1e-12") {
    for (const double step : {0.1, 0.003}) {
        const HamiltonianNetwork network(general, hyperbolic, cubic, step);
        CHECK(deviation(network, network.inner(), network.outer(), step) < 1e-12);
    }
}

TEST_CASE("erratum: with w₁₂ in the place of w₂₂, as in the talk, a layer leaves the flow of H") {
    const HamiltonianNetwork network(general, hyperbolic, cubic, 0.1);
    Eigen::Matrix4d as_printed = network.inner();
    as_printed(2, 2) = 1.0 + 0.1 * general.w12;
    CHECK(deviation(network, as_printed, network.outer(), 0.1) > 0.1);
}

TEST_CASE("erratum: with the row of q̇ repeated in ṗ, as in (S.20), a layer leaves the flow of H") {
    const HamiltonianNetwork network(general, hyperbolic, cubic, 0.1);
    Eigen::Matrix4d as_printed = network.inner();
    as_printed(2, 1) = 0.1 * general.w11;
    as_printed(2, 2) = 1.0 + 0.1 * general.w12;
    CHECK(deviation(network, as_printed, network.outer(), 0.1) > 0.1);
}

TEST_CASE("the energy of a Hamiltonian network drifts as 1/N") {
    CHECK(energy_drift(4000) > 1e-5);
    for (const Index n : {1000, 2000, 4000}) {
        CHECK(energy_drift(n) / energy_drift(2 * n) == doctest::Approx(2.0).epsilon(0.01));
    }
}

TEST_CASE("a particle in a potential is a Hamiltonian network") {
    // m = 2, V = q²: q = cos t.
    const HamiltonianNetwork network(
        {.w12 = 0.5, .lambda2 = 1.0},
        {},
        {[](double q) { return -2.0 * q; }, [](double q) { return -q * q; }},
        1e-5);
    const PhasePoint end = network.propagate({1.0, 0.0}, 100000);
    CHECK(end.q == doctest::Approx(std::cos(1.0)).epsilon(1e-4));
    CHECK(end.p == doctest::Approx(-2.0 * std::sin(1.0)).epsilon(1e-4));
    CHECK(network.energy({0.5, 3.0}) == doctest::Approx(9.0 / 4.0 + 0.25));
}

TEST_CASE("a network whose weights have a trace is not Hamiltonian and is refused") {
    HamiltonianWeights weights = general;
    weights.w22 = 0.3;
    CHECK_THROWS_AS(HamiltonianNetwork(weights, hyperbolic, cubic, 0.1), InvalidInput);
    // The bulk scalar in (φ, π) is such a network: w₂₂ = −h.
    CHECK_THROWS_AS(
        HamiltonianNetwork({.w12 = 1.0, .w21 = -1.0, .w22 = -3.0}, {}, {}, 0.1), InvalidInput);
}

TEST_CASE("a Hamiltonian network says what is missing") {
    HamiltonianWeights weights = general;
    weights.u = 0.0;
    CHECK_THROWS_AS(HamiltonianNetwork(weights, hyperbolic, cubic, 0.1), InvalidInput);
    CHECK_THROWS_AS(HamiltonianNetwork(general, {}, cubic, 0.1), InvalidInput);
    CHECK_THROWS_AS(HamiltonianNetwork(general, hyperbolic, cubic, 0.0), InvalidInput);
}

}  // namespace feynet::test::hamiltonian_network_test
