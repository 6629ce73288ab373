#include "feynet/holography/friction/stopping_network.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/bulk_network.hpp"
#include "holography/friction/friction_examples.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::stopping_network_test {
namespace {

double largest(const Block& a) {
    return a.abs().maxCoeff();
}

const Lanes positions = Lanes::LinSpaced(-1.2, 1.6);
const Lanes velocities = Lanes::LinSpaced(0.5, -0.4);

/// f' by differences of eighth order.
template <typename F>
Block slope_of(const F& f) {
    const double e = 0.005;
    const auto across = [&](double n) -> Block { return (f(n * e) - f(-n * e)) / e; };
    return 4.0 / 5.0 * across(1.0) - 1.0 / 5.0 * across(2.0) + 4.0 / 105.0 * across(3.0) -
           1.0 / 280.0 * across(4.0);
}

}  // namespace

TEST_CASE("a body under friction is the bulk scalar in the depth η = T − t") {
    const StoppingNetwork network(anharmonic_body(-0.05, 1.0), 40);
    const BulkNetwork bulk(10.0, 0.0, 40, runge_kutta_8());
    const Eigen::VectorXd h = friction_of(network, damping());
    REQUIRE(bulk.depths().size() == h.size());
    CHECK((bulk.depths() + network.times()).isApproxToConstant(10.0, 1e-14));

    const Motions motions = network.propagate(h, positions, velocities);
    const BulkPath path = bulk.propagate({h, -0.05, -0.05}, {positions, -velocities});

    CHECK(largest(motions.position - path.phi) < 1e-12);
    CHECK(largest(motions.velocity + path.pi) < 1e-12);
}

TEST_CASE("a damped oscillator arrives as it is known to") {
    const StoppingNetwork network(anharmonic_body(-1.0, 0.0), 80);
    const Eigen::VectorXd h = Eigen::VectorXd::Constant(network.times().size(), -0.4);
    const Arrival end = network.arrive(h, {}, positions, velocities);
    const double rate = std::sqrt(1.0 - 0.04);
    const double decay = std::exp(-2.0);
    const double by_x = -decay * std::sin(10.0 * rate) / rate;
    const double by_v = decay * (std::cos(10.0 * rate) - 0.2 * std::sin(10.0 * rate) / rate);
    CHECK(largest(end.by_position - by_x) < 1e-11);
    CHECK(largest(end.by_velocity - by_v) < 1e-11);
    CHECK(largest(end.speed - by_x * positions - by_v * velocities) < 1e-11);
}

TEST_CASE("the derivatives of an arrival are those of the layers") {
    FrictionSystem body = anharmonic_body(-0.3, 1.0);
    body.mass = 1.3;
    const StoppingNetwork network(body, 20);
    const LinearMetric family = chebyshev_friction(network.times(), 3, 10.0);
    const Eigen::Vector3d c(-0.2, 0.1, 0.05);
    const auto arrive = [&](double dx, double dv, const Eigen::Vector3d& at) {
        return network.arrive(family.values(at), family.basis(), positions + dx, velocities + dv);
    };
    const Arrival end = arrive(0.0, 0.0, c);
    const double tolerance = 1e-8;
    const Block by_x = slope_of([&](double e) -> Block { return arrive(e, 0.0, c).speed; });
    const Block by_v = slope_of([&](double e) -> Block { return arrive(0.0, e, c).speed; });
    CHECK(largest(end.by_position - by_x.col(0)) < tolerance);
    CHECK(largest(end.by_velocity - by_v.col(0)) < tolerance);
    for (Index k = 0; k < 3; ++k) {
        const auto along = [&](double e) {
            return arrive(0.0, 0.0, c + e * Eigen::Vector3d::Unit(k));
        };
        const Block by_c = slope_of([&](double e) -> Block { return along(e).speed; });
        const Block by_xc = slope_of([&](double e) -> Block { return along(e).by_position; });
        const Block by_vc = slope_of([&](double e) -> Block { return along(e).by_velocity; });
        CHECK(largest(end.by_parameters.col(k) - by_c.col(0)) < tolerance);
        CHECK(largest(end.by_position_parameters.col(k) - by_xc.col(0)) < 10.0 * tolerance);
        CHECK(largest(end.by_velocity_parameters.col(k) - by_vc.col(0)) < 10.0 * tolerance);
    }
}

TEST_CASE("a body says what is wrong with it") {
    CHECK_THROWS_AS(StoppingNetwork(anharmonic_body(1.0, 0.0), 0), InvalidInput);
    FrictionSystem body = anharmonic_body(1.0, 0.0);
    body.mass = 0.0;
    CHECK_THROWS_AS(StoppingNetwork(body, 10), InvalidInput);
    body.mass = 1.0;
    body.duration = -1.0;
    CHECK_THROWS_AS(StoppingNetwork(body, 10), InvalidInput);
    CHECK_THROWS_AS(StoppingNetwork({1.0, 10.0, {}}, 10), InvalidInput);
}

}  // namespace feynet::test::stopping_network_test
