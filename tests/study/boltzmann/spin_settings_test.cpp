#include "feynet/study/boltzmann/spin_settings.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::spin_settings_test {

TEST_CASE("spin settings: the exact energy is found by whatever method knows it") {
    const double n = 30.0;
    CHECK(
        *SpinSystemSettings{.size = 30}.exact_energy() ==
        doctest::Approx(-2.0 / std::sin(std::numbers::pi / (2.0 * n))).epsilon(1e-12));
    CHECK(
        *SpinSystemSettings{.size = 30, .ends = ChainEnds::Open}.exact_energy() ==
        doctest::Approx(1.0 - 1.0 / std::sin(std::numbers::pi / (2.0 * (2.0 * n + 1.0))))
            .epsilon(1e-12));
    CHECK(
        *SpinSystemSettings{.model = SpinSystem::Heisenberg, .size = 40}.exact_energy() ==
        doctest::Approx(-70.9860911533).epsilon(1e-11));
    // of nine spins on a torus: Lanczos
    CHECK(SpinSystemSettings{.lattice = SpinLattice::Square, .size = 3}.exact_energy());
    CHECK_FALSE(SpinSystemSettings{.lattice = SpinLattice::Square, .size = 6}.exact_energy());
}

TEST_CASE("spin settings: the couplings arrive in the model") {
    const SpinSystemSettings settings{
        .model = SpinSystem::Heisenberg,
        .lattice = SpinLattice::Square,
        .size = 6,
        .second_coupling = 0.5};

    CHECK(settings.spins().bonds.size() == 144);
    CHECK(settings.translations().size() == 36);
    CHECK(settings.describe() == "J₁–J₂ antiferromagnet, J₁ = 1, J₂ = 0.5, 6 × 6 torus");
}

TEST_CASE("spin settings: what makes no sense is refused") {
    CHECK_THROWS_AS(check(SpinSystemSettings{.size = 2}), InvalidInput);
    CHECK_THROWS_AS(check(SpinSystemSettings{.field = 0.0}), InvalidInput);
    CHECK_THROWS_AS(check(SpinSystemSettings{.second_coupling = 0.5}), InvalidInput);
    CHECK_THROWS_AS(
        check(
            SpinSystemSettings{.lattice = SpinLattice::Square, .size = 4, .ends = ChainEnds::Open}),
        InvalidInput);
}

}  // namespace feynet::test::spin_settings_test
