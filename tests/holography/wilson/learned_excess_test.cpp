#include "feynet/holography/wilson/learned_excess.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/quark/published_results.hpp"
#include "feynet/holography/wilson/quark_potential.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::learned_excess_test {
namespace {

/// ∫_x^{x+4} H, by the midpoint rule.
double integral(const MetricExcess& excess, double x) {
    constexpr int n = 20000;
    constexpr double step = 4.0 / n;
    double sum = 0.0;
    for (int i = 0; i < n; ++i) {
        sum += step * excess.value(x + (i + 0.5) * step);
    }
    return sum;
}

/// The depths that the paper gives its table: 1 − n/15.
Eigen::VectorXd table_depths() {
    return Eigen::VectorXd::LinSpaced(15, 1.0, 1.0 / 15.0);
}

}  // namespace

TEST_CASE("learned excess: what remains is the integral of H, in each of the three families") {
    const MetricExcess parity = parity_excess(Eigen::Vector4d(-0.14, 2.16, 0.84, 0.14));
    const MetricExcess layers = layer_excess(table_depths(), published_quark_metric().metric);
    const MetricExcess polynomial = polynomial_excess(published_quark_polynomial(), 0.1);
    for (const MetricExcess& excess : {parity, layers, polynomial}) {
        for (const double x : {0.0, 0.02, 0.4, 0.97, 1.3}) {
            CAPTURE(x);
            CHECK(std::abs(excess.remaining(x) - integral(excess, x)) < 2e-4);
        }
    }
    CHECK(parity.value(1.0) == doctest::Approx(3.0 + 1.0 - 4.0 / std::tanh(4.0)).epsilon(1e-12));
}

TEST_CASE("learned excess: the published table breaks strings where the paper's fit of it does") {
    const MetricExcess excess = layer_excess(table_depths(), published_quark_metric().metric);
    const double temperature = 0.207 * 3.460;
    const StringBackground exponential = exponential_background(excess, temperature);
    CHECK(std::exp(exponential.log_g(0.0)) == doctest::Approx(43.0).epsilon(0.03));
    const auto breaking = [](const StringBackground& background) {
        const auto string = QuarkPotential(background, 0.3, 4.0).breaking();
        return string ? string->separation : 0.0;
    };
    CHECK(std::abs(breaking(exponential) - 0.260) < 0.005);
    CHECK(std::abs(breaking(cosh_background(excess, temperature)) - 0.0752) < 0.0015);
    // Taken at the depths of the layers, 1 − 14n/225, the same numbers are another space.
    const Eigen::VectorXd layer_depths = Eigen::VectorXd::LinSpaced(15, 1.0, 29.0 / 225.0);
    const MetricExcess other = layer_excess(layer_depths, published_quark_metric().metric);
    CHECK(std::abs(breaking(exponential_background(other, temperature)) - 0.260) > 0.02);
}

TEST_CASE("learned excess: metrics without a horizon to come are refused") {
    CHECK_THROWS_AS(polynomial_excess(Eigen::Vector2d(4.0, 1.0), 0.1), InvalidInput);
    CHECK_THROWS_AS(polynomial_excess(published_quark_polynomial(), 1.0), InvalidInput);
    CHECK_THROWS_AS(
        layer_excess(Eigen::Vector3d(1.0, 0.5, 0.1), Eigen::Vector3d::Ones()), InvalidInput);
}

}  // namespace feynet::test::learned_excess_test
