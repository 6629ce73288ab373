#include "feynet/field/action/site_potential.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace feynet::test::site_potential_test {
namespace {

SitePotential site(double quadratic, double quartic, double tilt) {
    return {Lanes::Constant(quadratic), quartic, Lanes::Constant(tilt)};
}

}  // namespace

TEST_CASE("the minimum has no slope and is the lowest point of a fine grid") {
    for (const double quadratic : {-30.0, -4.0, -1e-3, 0.0, 1e-6, 0.7, 40.0}) {
        for (const double quartic : {1e-3, 0.5, 4.8, 300.0}) {
            for (const double tilt : {-50.0, -1.3, -1e-7, 1e-7, 0.2, 8.0, 3000.0}) {
                CAPTURE(quadratic);
                CAPTURE(quartic);
                CAPTURE(tilt);
                const SitePotential potential = site(quadratic, quartic, tilt);

                const double x = potential.minimum()[0];

                const double slope = 4.0 * quartic * x * x * x + 2.0 * quadratic * x - tilt;
                const double curvature = 12.0 * quartic * x * x + 2.0 * quadratic;
                CHECK(curvature > 0.0);
                CHECK(std::abs(slope / curvature) < 1e-12 * std::abs(x));
                const double reach = 3.0 * std::abs(x) + 1.0;
                double lowest = 0.0;
                for (int step = -1000; step <= 1000; ++step) {
                    const Lanes shift = Lanes::Constant(reach * step / 1000.0 - x);
                    lowest = std::min(lowest, potential.delta(Lanes::Constant(x), shift)[0]);
                }
                CHECK(lowest > -1e-9);
            }
        }
    }
}

TEST_CASE("without a quartic term the minimum is h/2A, without a tilt it is in the middle") {
    CHECK(site(0.7, 0.0, 0.21).minimum()[3] == doctest::Approx(0.15));
    CHECK(site(0.7, 1.0, 0.0).minimum()[0] == 0.0);
    CHECK(site(0.0, 1.0, 0.0).minimum()[0] == 0.0);
    CHECK(site(-3.0, 1.0, 0.0).minimum()[0] == 0.0);
}

TEST_CASE("delta is the difference of two values") {
    const SitePotential potential = site(-0.8, 1.7, 0.6);
    const auto value = [](double x) { return -0.8 * x * x + 1.7 * x * x * x * x - 0.6 * x; };

    const Lanes delta = potential.delta(Lanes::Constant(0.4), Lanes::Constant(-1.1));

    CHECK(delta[5] == doctest::Approx(value(-0.7) - value(0.4)));
    CHECK((potential.delta(Lanes::Constant(0.4), Lanes::Zero()) == 0.0).all());
}

}  // namespace feynet::test::site_potential_test
