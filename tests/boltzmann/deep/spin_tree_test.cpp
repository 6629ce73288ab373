#include "feynet/boltzmann/deep/spin_tree.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::spin_tree_test {

TEST_CASE("leaves of a tree of fifteen spins are correlated by a power of their 2-adic distance") {
    const SpinTree tree{.levels = 3, .weight = 0.8};
    const std::vector<double> correlations = tree.leaf_correlations();

    CHECK(tree.scaling_dimension() == doctest::Approx(0.590665).epsilon(1e-5));
    for (std::size_t l = 0; l <= 3; ++l) {
        const double distance = std::exp2(static_cast<double>(l));

        CHECK(
            correlations[l] ==
            doctest::Approx(std::pow(distance, -2.0 * tree.scaling_dimension())).epsilon(1e-12));
    }
    // another weight is another power
    CHECK(std::abs(SpinTree{3, 0.81}.leaf_correlations()[3] - correlations[3]) > 1e-3);
}

TEST_CASE("trees that cannot be enumerated are refused") {
    CHECK_THROWS_AS((SpinTree{4, 0.8}.leaf_correlations()), InvalidInput);
    CHECK_THROWS_AS((SpinTree{3, 0.0}.leaf_correlations()), InvalidInput);
}

}  // namespace feynet::test::spin_tree_test
