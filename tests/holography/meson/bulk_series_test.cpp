#include "feynet/holography/meson/bulk_series.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/meson/meson_tower.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::bulk_series_test {
namespace {

BulkSeries bent() {
    BulkSeries bulk{.length = 1.7, .warp = Eigen::VectorXd(3), .dilaton = Eigen::VectorXd(4)};
    bulk.warp << -0.3, 0.2, 0.05;
    bulk.dilaton << 1.1, 0.1, -0.07, 0.03;
    return bulk;
}

}  // namespace

TEST_CASE("bulk series: one coefficient of the dilaton is the soft wall") {
    const BulkSeries bulk{
        .length = 2.0, .warp = Eigen::VectorXd(), .dilaton = Eigen::VectorXd::Ones(1)};
    CHECK(bulk.background().dilaton(3.0) == doctest::Approx(2.25).epsilon(1e-15));
    CHECK(bulk.background().warp(3.0) == 0.0);
    CHECK(MesonTower(bulk.background(), 1, 3).squared_masses()[0] == doctest::Approx(1.0));
}

TEST_CASE("bulk series: sums of modes, as numbers and as series") {
    const BulkSeries bulk = bent();
    const MesonBackground background = bulk.background();
    for (const double z : {0.1, 1.0, 4.0, 20.0}) {
        CAPTURE(z);
        const Eigen::ArrayXd at = Eigen::ArrayXd::Constant(1, z);
        CHECK(
            background.warp(z) ==
            doctest::Approx((bulk_modes(at, 1.7, 3) * bulk.warp)[0]).epsilon(1e-13));
        CHECK(
            background.dilaton(z) ==
            doctest::Approx((bulk_modes(at, 1.7, 4) * bulk.dilaton)[0]).epsilon(1e-13));
        const Jet<2, double> warp = bulk.warp_at(z);
        CHECK(warp.c[0] == doctest::Approx(background.warp(z) - std::log(z)).epsilon(1e-13));
        const double h = 1e-4 * z;
        const Jet<2, double> before = bulk.warp_at(z - h);
        const Jet<2, double> after = bulk.warp_at(z + h);
        CHECK(warp.c[1] == doctest::Approx((after.c[0] - before.c[0]) / (2 * h)).epsilon(1e-6));
        CHECK(2 * warp.c[2] == doctest::Approx((after.c[1] - before.c[1]) / (2 * h)).epsilon(1e-6));
        const Jet<2, double> dilaton = bulk.dilaton_at(z);
        CHECK(
            dilaton.c[1] ==
            doctest::Approx((bulk.dilaton_at(z + h).c[0] - bulk.dilaton_at(z - h).c[0]) / (2 * h))
                .epsilon(1e-6));
    }
    CHECK_THROWS_AS(bulk.warp_at(0.0), InvalidInput);
}

TEST_CASE("bulk series: it confines where its dilaton outgrows its warp factor") {
    BulkSeries bulk = bent();
    CHECK(bulk.confines(1));
    bulk.warp << 0.5, 0.0, 0.0;
    CHECK(bulk.confines(1));        // 0.5 < 1.16
    CHECK_FALSE(bulk.confines(2));  // 1.5 > 1.16
    CHECK_THROWS_AS(MesonTower(bulk.background(), 2, 3), InvalidInput);
}

}  // namespace feynet::test::bulk_series_test
