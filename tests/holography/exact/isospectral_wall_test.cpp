#include "feynet/holography/exact/isospectral_wall.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/meson/meson_tower.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::isospectral_wall_test {

TEST_CASE("isospectral wall: another bulk, the masses of the soft wall, one other coupling") {
    const double kappa = 0.7;
    for (const double g : {-0.4, 1.0}) {
        CAPTURE(g);
        const MesonBackground wall = isospectral_wall(kappa, g);
        CHECK(std::abs(wall.warp(1.4)) > 0.1);
        for (const int spin : {1, 2}) {
            CAPTURE(spin);
            const MesonTower soft(soft_wall(kappa), spin, 10);
            const MesonTower other(wall, spin, 10);
            for (Index n = 0; n < 10; ++n) {
                CAPTURE(n);
                CHECK(
                    other.squared_masses()[n] ==
                    doctest::Approx(soft.squared_masses()[n]).epsilon(1e-9));
                const bool is_changed = spin == 1 && n == 0;
                const double ratio = is_changed ? std::sqrt(1.0 + g) : 1.0;
                CHECK(
                    other.amplitudes()[n] ==
                    doctest::Approx(ratio * soft.amplitudes()[n]).epsilon(1e-5));
            }
        }
    }
}

TEST_CASE("isospectral wall: without the change it is the soft wall") {
    const MesonBackground wall = isospectral_wall(1.3, 0.0);
    CHECK(wall.warp(0.8) == 0.0);
    CHECK(wall.dilaton(0.8) == doctest::Approx(soft_wall(1.3).dilaton(0.8)).epsilon(1e-15));
    CHECK_THROWS_AS(isospectral_wall(1.0, -1.0), InvalidInput);
    CHECK_THROWS_AS(isospectral_wall(0.0, 0.5), InvalidInput);
}

}  // namespace feynet::test::isospectral_wall_test
