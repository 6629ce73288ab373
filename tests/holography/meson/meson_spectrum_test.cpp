#include "feynet/holography/meson/meson_spectrum.hpp"

#include "feynet/core/error.hpp"

#include <boost/math/special_functions/bessel.hpp>
#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::meson_spectrum_test {
namespace {

/// A smooth bulk of no special form: A = −log z − 0.2 z² + 0.05 z⁴, Φ = 0.7 z² + 0.1 z³, z < 1.8.
MesonBackground own_choice() {
    return {
        [](double z) { return -0.2 * z * z + 0.05 * z * z * z * z; },
        [](double z) { return 0.7 * z * z + 0.1 * z * z * z; },
        1.8};
}

/// B' + (2S − 1)/z of own_choice().
double smooth_slope(int spin, double z) {
    return (2 * spin - 1) * (-0.4 * z + 0.2 * z * z * z) - 1.4 * z - 0.3 * z * z;
}

/// v'(1.8)/z^{2S−1} in own_choice() by Runge and Kutta's fourth order from the boundary, v = z^{2S}
/// u, u'' = −((2S + 1)/z + b) u' − (2S b/z + ω²) u, b = smooth_slope.
double slope_on_wall(int spin, double squared_mass) {
    const int n_steps = 4000;
    const double h = 1.8 / n_steps;
    const auto bend = [&](double z, double u, double u_slope) {
        if (z == 0.0) {  // b/z → −0.4 (2S − 1) − 1.4, u'/z → u''
            const double b_over_z = -0.4 * (2 * spin - 1) - 1.4;
            return -(2 * spin * b_over_z + squared_mass) * u / (2 * spin + 2);
        }
        const double b = smooth_slope(spin, z);
        return -((2 * spin + 1) / z + b) * u_slope - (2 * spin * b / z + squared_mass) * u;
    };
    double u = 1.0;
    double p = 0.0;
    for (int i = 0; i < n_steps; ++i) {
        const double z = i * h;
        const double b1 = bend(z, u, p);
        const double p2 = p + 0.5 * h * b1;
        const double b2 = bend(z + 0.5 * h, u + 0.5 * h * p, p2);
        const double p3 = p + 0.5 * h * b2;
        const double b3 = bend(z + 0.5 * h, u + 0.5 * h * p2, p3);
        const double p4 = p + h * b3;
        const double b4 = bend(z + h, u + h * p3, p4);
        u += h / 6.0 * (p + 2.0 * p2 + 2.0 * p3 + p4);
        p += h / 6.0 * (b1 + 2.0 * b2 + 2.0 * b3 + b4);
    }
    return 2 * spin * u + 1.8 * p;
}

}  // namespace

TEST_CASE("meson spectrum: a soft wall's squared masses are 4κ² (n + S)") {
    for (const double kappa : {1.0, 0.388, 20.0}) {
        for (const int spin : {1, 2, 3}) {
            CAPTURE(kappa);
            CAPTURE(spin);
            const MesonSpectrum spectrum(soft_wall(kappa), spin, 12);
            for (Index n = 0; n < 12; ++n) {
                const double exact = 4.0 * kappa * kappa * static_cast<double>(n + spin);
                CHECK(spectrum.squared_masses()[n] == doctest::Approx(exact).epsilon(1e-12));
            }
            CHECK(spectrum.error() < 1e-12);
        }
    }
}

TEST_CASE("meson spectrum: a hard wall's masses are zeros of Bessel functions") {
    for (const int spin : {1, 2, 3}) {
        CAPTURE(spin);
        const MesonSpectrum spectrum(hard_wall(3.1), spin, 10);
        for (int n = 0; n < 10; ++n) {
            const double exact = boost::math::cyl_bessel_j_zero(spin - 1.0, n + 1) / 3.1;
            CHECK(std::sqrt(spectrum.squared_masses()[n]) == doctest::Approx(exact).epsilon(1e-12));
        }
        CHECK(spectrum.error() < 1e-12);
    }
}

TEST_CASE("meson spectrum: a wall far behind a soft wall is not seen") {
    MesonBackground background = soft_wall(1.0);
    background.wall = 1000.0;
    const MesonSpectrum spectrum(background, 2, 8);
    CHECK(spectrum.squared_masses()[7] == doctest::Approx(36.0).epsilon(1e-12));
}

TEST_CASE("meson spectrum: forty levels are as exact as one" * doctest::test_suite("long")) {
    const MesonSpectrum soft(soft_wall(1.0), 1, 40);
    CHECK(soft.squared_masses()[39] == doctest::Approx(160.0).epsilon(1e-12));
    CHECK(soft.error() < 1e-12);
    const MesonSpectrum hard(hard_wall(1.0), 1, 40);
    const double exact = boost::math::cyl_bessel_j_zero(0.0, 40);
    CHECK(std::sqrt(hard.squared_masses()[39]) == doctest::Approx(exact).epsilon(1e-12));
    CHECK(hard.error() < 1e-12);
    const double one = MesonSpectrum(hard_wall(1.0), 1, 1).squared_masses()[0];
    CHECK(hard.squared_masses()[0] == doctest::Approx(one).epsilon(1e-12));
}

TEST_CASE("meson spectrum: in a bulk of no special form the equation's solutions end flat") {
    for (const int spin : {1, 2}) {
        const MesonSpectrum spectrum(own_choice(), spin, 8);
        CHECK(spectrum.error() < 1e-12);
        for (const double squared_mass : spectrum.squared_masses()) {
            CAPTURE(spin);
            CAPTURE(squared_mass);
            // 1e−8 below and above the slope on the wall has opposite signs; 1e−6 away it has not
            const auto slope = [&](double change) {
                return slope_on_wall(spin, squared_mass * (1.0 + change));
            };
            CHECK(slope(-1e-8) * slope(1e-8) < 0.0);
            CHECK(slope(1e-6) * slope(2e-6) > 0.0);
        }
    }
}

TEST_CASE("meson spectrum: levels without a tower are not believed, wrong input is refused") {
    MesonBackground free = soft_wall(1.0);
    free.dilaton = [](double) { return 0.0; };
    CHECK_THROWS_AS(MesonSpectrum(free, 1, 4), InvalidInput);
    free.dilaton = [](double z) { return z; };  // U → 1/4: a continuum
    CHECK(MesonSpectrum(free, 1, 6).error() > 1e-3);
    CHECK_THROWS_AS(MesonSpectrum(soft_wall(1.0), 0, 4), InvalidInput);
    CHECK_THROWS_AS(MesonSpectrum(soft_wall(1.0), 1, 0), InvalidInput);
    CHECK_THROWS_AS(soft_wall(0.0), InvalidInput);
    CHECK_THROWS_AS(hard_wall(-1.0), InvalidInput);
    MesonBackground broken = hard_wall(1.0);
    broken.warp = [](double z) { return z < 0.5 ? 0.0 : std::nan(""); };
    CHECK_THROWS_AS(MesonSpectrum(broken, 1, 2), InvalidInput);
}

}  // namespace feynet::test::meson_spectrum_test
