#include "feynet/holography/meson/einstein_dilaton.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::einstein_dilaton_test {
namespace {

/// A = −log z − k z².
Jet<2, double> bent(double k, double z) {
    Jet<2, double> a;
    a.c = {-std::log(z) - k * z * z, -1.0 / z - 2.0 * k * z, 0.5 / (z * z) - k};
    return a;
}

}  // namespace

TEST_CASE("Einstein dilaton: anti–de Sitter space has V = 12, no dilaton, and does not confine") {
    const EinsteinDilaton dilaton([](double z) { return bent(0.0, z); }, 5.0);
    CHECK(dilaton.real_until() == 5.0);
    CHECK_FALSE(dilaton.rest().has_value());
    for (const DilatonPoint& point : dilaton.points()) {
        CHECK(point.potential == doctest::Approx(12.0).epsilon(1e-12));
        CHECK(point.dilaton < 1e-6);
    }
}

TEST_CASE("Einstein dilaton: A = −log z − k²z² has its dilaton, potential and strings at rest") {
    const double k = 0.6;
    const EinsteinDilaton dilaton([&](double z) { return bent(k * k, z); }, 3.0, 600);
    CHECK(dilaton.real_until() == 3.0);
    for (const DilatonPoint& point : dilaton.points()) {
        const double t = k * k * point.z * point.z;
        CHECK(
            point.slope_squared == doctest::Approx(2.25 * k * k * (6.0 + 4.0 * t)).epsilon(1e-10));
        // Φ = (3/2) ∫ √(6k² + 4k⁴z²) dz
        const double root = std::sqrt(1.5 + t);
        const double exact = 1.5 * (std::sqrt(t) * root + 1.5 * std::asinh(std::sqrt(t / 1.5)));
        CHECK(point.dilaton == doctest::Approx(exact).epsilon(1e-10));
        const double v = std::exp(2.0 * t) * (12.0 + 30.0 * t + 36.0 * t * t);
        CHECK(point.potential == doctest::Approx(v).epsilon(1e-10));
    }
    // A_s' = 0 at 2k²z² = 1
    REQUIRE(dilaton.rest().has_value());
    const double rest = 1.0 / (std::sqrt(2.0) * k);
    CHECK(dilaton.rest()->z == doctest::Approx(rest).epsilon(1e-4));
    const double phi = 1.5 * (std::sqrt(0.5 * 2.0) + 1.5 * std::asinh(std::sqrt(1.0 / 3.0)));
    const double warp = -std::log(rest) - 0.5 + 2.0 / 3.0 * phi;
    CHECK(dilaton.rest()->tension == doctest::Approx(std::exp(2.0 * warp)).epsilon(1e-6));
}

TEST_CASE("Einstein dilaton: where A bends up faster than A'² no dilaton is real") {
    const EinsteinDilaton dilaton([](double z) { return bent(-0.3, z); }, 2.0);
    CHECK(dilaton.real_until() == 0.0);
    CHECK_FALSE(dilaton.rest().has_value());
    CHECK(dilaton.points().front().slope_squared < 0.0);
    // 6 · 0.0003 z² above A'² ≈ 1 is forgiven up to z² ≈ 0.01/0.0018
    const EinsteinDilaton forgiven([](double z) { return bent(-0.0003, z); }, 4.0, 400, 0.01);
    CHECK(forgiven.real_until() == doctest::Approx(2.36).epsilon(0.01));
    CHECK_THROWS_AS(EinsteinDilaton([](double z) { return bent(0.1, z); }, 0.0), InvalidInput);
    CHECK_THROWS_AS(EinsteinDilaton([](double z) { return bent(0.1, z); }, 1.0, 1), InvalidInput);
}

}  // namespace feynet::test::einstein_dilaton_test
