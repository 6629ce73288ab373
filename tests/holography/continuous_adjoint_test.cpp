#include "feynet/holography/continuous_adjoint.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/metric/polynomial_metric.hpp"
#include "holography/data_points.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::continuous_adjoint_test {
namespace {

/// The relative difference between the two adjoints, of ∂π_fin with respect to a cubic metric, λ
/// and the field at the boundary.
double difference(const RungeKutta& rule, Index n_layers) {
    const BulkNetwork network(1.0, 0.0, n_layers, rule);
    const PolynomialMetric family(network.depths(), 3, PolynomialVariable::BoundaryDepth);
    const BulkWeights weights{
        .metric = family.values(Eigen::Vector4d(3.0, -4.0, 2.0, 5.0)),
        .mass_squared = -1.0,
        .coupling = 0.8};
    const BulkState seed{.phi = Lanes::Zero(), .pi = Lanes::Ones()};
    const BulkPath path = network.propagate(weights, data_points());
    BulkSlopes layers = BulkSlopes::zero(network.depths().size());
    BulkSlopes equation = layers;
    const BulkState exact = network.pull_back(weights, path, seed, layers);
    const BulkState found = ContinuousAdjoint(1.0, 0.0, n_layers, rule)
                                .pull_back(weights, path.horizon(), seed, equation);
    const auto relative = [](const auto& a, const auto& b) {
        return (a - b).abs().maxCoeff() / a.abs().maxCoeff();
    };
    return relative(family.pull_back(layers.metric), family.pull_back(equation.metric)) +
           relative(layers.mass_squared, equation.mass_squared) +
           relative(layers.coupling, equation.coupling) + relative(exact.phi, found.phi) +
           relative(exact.pi, found.pi);
}

}  // namespace

TEST_CASE(
    "the adjoint of the equation approaches that of the layers with at least the order of the "
    "rule") {
    // 4.99 and 8.1: at least the order, less 0.4 for layers that are not thin.
    CHECK(std::log2(difference(runge_kutta_4(), 20) / difference(runge_kutta_4(), 40)) > 3.6);
    CHECK(std::log2(difference(runge_kutta_8(), 10) / difference(runge_kutta_8(), 20)) > 7.6);
    CHECK(difference(runge_kutta_8(), 40) < 1e-7);
}

TEST_CASE("a rule that stands at one end of a layer only has no way back") {
    CHECK_THROWS_AS(ContinuousAdjoint(1.0, 0.0, 10, euler_rule()), InvalidInput);
    CHECK_THROWS_AS(ContinuousAdjoint(0.0, 1.0, 10, runge_kutta_4()), InvalidInput);
}

}  // namespace feynet::test::continuous_adjoint_test
