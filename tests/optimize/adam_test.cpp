#include "feynet/optimize/adam.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::adam_test {

TEST_CASE("the first step of Adam has the length of its rate, whatever the slope") {
    Adam adam(3, {.rate = 0.01});
    Eigen::VectorXd weights = Eigen::Vector3d(1.0, 2.0, 3.0);

    adam.step(Eigen::Vector3d(1e-3, -5.0, 0.0), weights);

    CHECK(weights(0) == doctest::Approx(0.99).epsilon(1e-6));  // ε/|g| = 1e-5
    CHECK(weights(1) == doctest::Approx(2.01).epsilon(1e-10));
    CHECK(weights(2) == 3.0);
}

TEST_CASE("two steps of Adam are those of the published algorithm, worked by hand") {
    const double rate = 0.1;
    const double epsilon = 1e-3;
    Adam adam(1, {.rate = rate, .first_decay = 0.5, .second_decay = 0.75, .epsilon = epsilon});
    Eigen::VectorXd weight = Eigen::VectorXd::Zero(1);

    adam.step(Eigen::VectorXd::Constant(1, 2.0), weight);
    adam.step(Eigen::VectorXd::Constant(1, -1.0), weight);

    // t = 1: m = 1, v = 1, m̂ = 2, v̂ = 4.  t = 2: m = 0, v = 1, m̂ = 0.  So the second step is none.
    CHECK(weight(0) == doctest::Approx(-rate * 2.0 / (2.0 + epsilon)).epsilon(1e-14));
    adam.step(Eigen::VectorXd::Constant(1, 4.0), weight);
    // t = 3: m = 2, v = 4.75, m̂ = 2/(1 − 1/8), v̂ = 4.75/(1 − 27/64)
    const double third = (16.0 / 7.0) / (std::sqrt(4.75 * 64.0 / 37.0) + epsilon);
    CHECK(weight(0) == doctest::Approx(-rate * (2.0 / (2.0 + epsilon) + third)).epsilon(1e-14));
}

TEST_CASE("Adam comes to rest in a valley whose walls differ a thousandfold in steepness") {
    Adam adam(2, {.rate = 0.01});
    Eigen::VectorXd weights = Eigen::Vector2d(1.0, -1.0);
    const Eigen::Vector2d minimum(0.3, 0.7);
    const Eigen::Vector2d steepness(1000.0, 1.0);

    for (int t = 0; t < 5000; ++t) {
        adam.step(steepness.cwiseProduct(weights - minimum), weights);
    }

    CHECK((weights - minimum).norm() < 1e-6);
}

TEST_CASE("Adam refuses settings that are no descent") {
    CHECK_THROWS_AS(Adam(0), InvalidInput);
    CHECK_THROWS_AS(Adam(1, {.rate = 0.0}), InvalidInput);
    CHECK_THROWS_AS(Adam(1, {.first_decay = 1.0}), InvalidInput);
    CHECK_THROWS_AS(Adam(1, {.epsilon = 0.0}), InvalidInput);
}

}  // namespace feynet::test::adam_test
