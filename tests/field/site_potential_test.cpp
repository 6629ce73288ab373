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

TEST_CASE("the minimum is the lowest point of a fine grid, to what it promises") {
    for (const double quartic : {1e-3, 0.5, 4.8, 300.0}) {
        const double width = std::pow(quartic, -0.25);
        for (const double quadratic : {-30.0, -4.0, -0.5, -1e-3, 0.0, 1e-6, 0.7, 40.0}) {
            for (const double tilt : {-50.0, -1.3, -0.01, -1e-7, 1e-7, 0.01, 0.2, 8.0, 100.0}) {
                CAPTURE(quartic);
                CAPTURE(quadratic);
                CAPTURE(tilt);
                const SitePotential potential =
                    site(quadratic / (width * width), quartic, tilt / width);

                const double x = potential.minimum()[0] / width;

                double lowest = x;
                Lanes depth = Lanes::Zero();
                for (int step = -20000; step <= 20000; ++step) {
                    const double there = step / 4000.0;
                    const Lanes delta = potential.delta(
                        Lanes::Constant(x * width), Lanes::Constant(there * width) - x * width);
                    if (delta[0] < depth[0]) {
                        depth = delta;
                        lowest = there;
                    }
                }
                const double promised = std::abs(tilt) < 0.01 ? 0.05 : 1e-3 * std::abs(lowest);
                CHECK(std::abs(x - lowest) < promised + 1.0 / 4000.0);
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
