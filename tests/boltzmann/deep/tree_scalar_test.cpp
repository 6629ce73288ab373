#include "feynet/boltzmann/deep/tree_scalar.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/LU>
#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::tree_scalar_test {
namespace {

/// A tree of p = 2 and three levels: the root, its 3 children, 6, 12.
Eigen::MatrixXd propagators_of_22() {
    Eigen::MatrixXd precision = 3.3 * Eigen::MatrixXd::Identity(22, 22);
    for (Index child = 1; child < 22; ++child) {
        const Index parent = child < 4 ? 0 : (child - 4) / 2 + 1;
        precision(child, parent) = -1.0;
        precision(parent, child) = -1.0;
    }
    return precision.inverse();
}

}  // namespace

TEST_CASE("the propagator of a tree is a power of p and solves its equation") {
    for (const double p : {2.0, 3.0, 7.0}) {
        const TreeScalar scalar{.prime = p, .mass_squared = 0.3};
        const double delta = scalar.scaling_dimension();
        const auto zeta = [&](double s) { return 1.0 / (1.0 - std::pow(p, -s)); };

        CHECK(
            std::pow(p, delta) + std::pow(p, 1.0 - delta) ==
            doctest::Approx(p + 1.3).epsilon(1e-14));
        CHECK(-1.0 / (zeta(delta - 1.0) * zeta(-delta)) == doctest::Approx(0.3).epsilon(1e-12));
        CHECK(
            (p + 1.3) * scalar.propagator(0) - (p + 1.0) * scalar.propagator(1) ==
            doctest::Approx(1.0).epsilon(1e-14));
        const double away =
            (p + 1.3) * scalar.propagator(4) - scalar.propagator(3) - p * scalar.propagator(5);
        CHECK(std::abs(away) < 1e-14);
        CHECK(
            scalar.propagator(5) / scalar.propagator(0) ==
            doctest::Approx(std::pow(p, -5.0 * delta)).epsilon(1e-13));
    }
    CHECK(TreeScalar{}.scaling_dimension() == doctest::Approx(1.3219280949).epsilon(1e-10));
}

TEST_CASE("leaves of a finite tree have the correlations of its whole matrix") {
    const Eigen::MatrixXd exact = propagators_of_22();
    const FiniteTree tree({}, 3);

    CHECK(tree.leaf_correlation(0) == doctest::Approx(exact(10, 10)).epsilon(1e-13));
    CHECK(tree.leaf_correlation(1) == doctest::Approx(exact(10, 11)).epsilon(1e-13));
    CHECK(tree.leaf_correlation(2) == doctest::Approx(exact(10, 12)).epsilon(1e-13));
    CHECK(tree.leaf_correlation(3) == doctest::Approx(exact(10, 21)).epsilon(1e-13));
    CHECK(tree.step_ratio(0) == doctest::Approx(exact(0, 1) / exact(0, 0)).epsilon(1e-13));
    CHECK(tree.step_ratio(2) == doctest::Approx(exact(0, 10) / exact(0, 4)).epsilon(1e-13));
}

TEST_CASE("twelve levels have the steps and the exponent of the infinite tree, nearly") {
    const FiniteTree tree({}, 12);
    const double exponent = -std::log2(tree.leaf_correlation(7) / tree.leaf_correlation(6));

    CHECK(tree.step_ratio(0) == doctest::Approx(0.4).epsilon(1e-5));
    CHECK(tree.step_ratio(8) == doctest::Approx(0.4).epsilon(1e-2));
    CHECK(exponent == doctest::Approx(2.0 * TreeScalar{}.scaling_dimension()).epsilon(2e-3));
}

TEST_CASE("trees that make no sense are refused") {
    CHECK_THROWS_AS(check(TreeScalar{.prime = 1.0}), InvalidInput);
    CHECK_THROWS_AS(check(TreeScalar{.prime = 2.5}), InvalidInput);
    CHECK_THROWS_AS((check(TreeScalar{.prime = 2.0, .mass_squared = -0.18})), InvalidInput);
    CHECK_THROWS_AS((FiniteTree{{}, 0}), InvalidInput);
    CHECK_THROWS_AS((FiniteTree{{}, 3}.leaf_correlation(4)), InvalidInput);
}

}  // namespace feynet::test::tree_scalar_test
