#include "feynet/boltzmann/quantum/spin_permutation.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::spin_permutation_test {

TEST_CASE("translations make one orbit of a ring and of a torus, the identity one of each spin") {
    CHECK(spin_orbits(5, ring_translations(5)) == std::vector<Index>(5, 0));
    CHECK(spin_orbits(9, torus_translations(3)) == std::vector<Index>(9, 0));
    CHECK(spin_orbits(3, no_symmetry(3)) == std::vector<Index>{0, 1, 2});
}

TEST_CASE("translations by two leave two orbits") {
    CHECK(spin_orbits(4, {{0, 1, 2, 3}, {2, 3, 0, 1}}) == std::vector<Index>{0, 1, 0, 1});
}

TEST_CASE("what does not permute all spins is no symmetry") {
    CHECK_THROWS_AS(spin_orbits(3, {{0, 1, 1}}), InvalidInput);
    CHECK_THROWS_AS(spin_orbits(3, {{0, 1}}), InvalidInput);
    CHECK_THROWS_AS(spin_orbits(3, {}), InvalidInput);
}

}  // namespace feynet::test::spin_permutation_test
