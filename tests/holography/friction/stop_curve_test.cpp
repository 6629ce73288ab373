#include "feynet/holography/friction/stop_curve.hpp"

#include "feynet/core/error.hpp"
#include "holography/friction/friction_examples.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::stop_curve_test {

TEST_CASE("with a linear force the starts that stop are a line through rest") {
    const StoppingNetwork network(anharmonic_body(-0.05, 0.0), 40);
    const Eigen::VectorXd h = friction_of(network, damping());
    const Arrival end = network.arrive(h, {}, Lanes::Zero(), Lanes::Zero());
    const double slope = -end.by_position[0] / end.by_velocity[0];
    const StopCurve curve = stop_curve(network, h, {2.0, 5.0}, 17);
    CHECK((curve.velocity - slope * curve.position).cwiseAbs().maxCoeff() < 1e-11);
    CHECK(std::abs(curve.position(0)) == doctest::Approx(2.0).epsilon(0.03));
    CHECK(curve.position(0) * curve.position(16) < 0.0);
}

TEST_CASE("every point of a stop curve stops at T, around folds too, at even distances") {
    const StoppingNetwork network(anharmonic_body(-1.0, 1.0), 30);
    const Eigen::VectorXd h = friction_of(network, damping());
    const StopCurve curve = stop_curve(network, h, {1.5, 4.0}, 16);
    for (Index first = 0; first < 16; first += lanes) {
        const Arrival end = network.arrive(
            h,
            {},
            curve.position.segment<lanes>(first).array(),
            curve.velocity.segment<lanes>(first).array());
        const Lanes slope = (end.by_position.square() + end.by_velocity.square()).sqrt();
        CHECK((end.speed / slope).abs().maxCoeff() < 1e-11);
    }
    double shortest = 1e9;
    double longest = 0.0;
    for (Index n = 1; n < 16; ++n) {
        const double gap = std::hypot(
            curve.position(n) - curve.position(n - 1), curve.velocity(n) - curve.velocity(n - 1));
        shortest = std::min(shortest, gap);
        longest = std::max(longest, gap);
    }
    CHECK(longest < 1.5 * shortest);
}

TEST_CASE("a stop curve refuses windows without size") {
    const StoppingNetwork network(anharmonic_body(-1.0, 1.0), 20);
    const Eigen::VectorXd h = friction_of(network, damping());
    CHECK_THROWS_AS(stop_curve(network, h, {0.0, 1.0}, 10), InvalidInput);
    CHECK_THROWS_AS(stop_curve(network, h, {1.0, -1.0}, 10), InvalidInput);
    CHECK_THROWS_AS(stop_curve(network, h, {1.0, 1.0}, 1), InvalidInput);
}

}  // namespace feynet::test::stop_curve_test
