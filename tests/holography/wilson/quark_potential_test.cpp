#include "feynet/holography/wilson/quark_potential.hpp"

#include "feynet/core/error.hpp"
#include "holography/wilson/exact_strings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet::test::quark_potential_test {
namespace {

constexpr double pi = std::numbers::pi;

/// πT d of the longest string above a black brane, from the closed form.
double exact_longest() {
    double longest = 0.0;
    for (double eta = 0.3; eta < 0.6; eta += 1e-5) {
        longest = std::max(longest, black_brane_string(1.0 / pi, eta).separation);
    }
    return longest;
}

/// πT d of the string that breaks, from the closed form.
double exact_breaking() {
    double low = 0.5;
    double high = 1.5;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (black_brane_string(1.0 / pi, middle).energy > 0.0 ? low : high) = middle;
    }
    return black_brane_string(1.0 / pi, low).separation;
}

}  // namespace

TEST_CASE("quark potential: in anti-de Sitter space it is −1.435540/d and nothing screens") {
    const QuarkPotential potential(anti_de_sitter(), -3.0, 6.0);
    const double coulomb = -8.0 * std::pow(pi, 3) / std::pow(std::tgamma(0.25), 4);
    for (const double d : {0.01, 0.3, 1.0, 7.0, 20.0}) {
        CAPTURE(d);
        CHECK(potential(d) * d == doctest::Approx(coulomb).epsilon(1e-9));
    }
    CHECK_FALSE(potential.breaking());
}

TEST_CASE(
    "quark potential: a black brane screens beyond 0.7541/(πT), no string spans 0.8691/(πT)") {
    CHECK(exact_longest() == doctest::Approx(0.8691).epsilon(5e-5));
    for (const double temperature : {0.2, 1.0, 3.0}) {
        CAPTURE(temperature);
        const QuarkPotential potential(black_brane(temperature), 0.02, 4.0);
        const double unit = 1.0 / (pi * temperature);
        CHECK(
            potential.longest().separation ==
            doctest::Approx(exact_longest() * unit).epsilon(1e-8));
        REQUIRE(potential.breaking());
        const double breaking = potential.breaking()->separation;
        CHECK(breaking == doctest::Approx(exact_breaking() * unit).epsilon(1e-8));
        CHECK(breaking == doctest::Approx(0.7541 * unit).epsilon(1e-4));
        CHECK(potential(0.99 * breaking) < 0.0);
        CHECK(potential(1.01 * breaking) == 0.0);
        CHECK(potential(2.0 * unit) == 0.0);
    }
}

TEST_CASE("quark potential: of two strings of one length the higher one is taken") {
    const QuarkPotential potential(black_brane(1.0 / pi), 0.02, 4.0);
    const HangingString deep = black_brane_string(1.0 / pi, 0.2);
    const HangingString stable = potential.string(deep.separation);
    CHECK(stable.separation == doctest::Approx(deep.separation).epsilon(1e-10));
    CHECK(stable.turning_point > potential.longest().turning_point);
    CHECK(stable.energy < deep.energy);
}

TEST_CASE("quark potential: the deformed space confines, V grows by (e c/2) d") {
    const double c = 0.9;
    const StringBackground background = deformed_anti_de_sitter(c);
    const QuarkPotential potential(background, background.bottom + 1e-6, 5.0);
    const double d = 0.5 * potential.longest().separation;
    const double far = potential.longest().separation;
    const double tension = (potential.string(far).energy - potential.string(d).energy) / (far - d);
    CHECK(tension == doctest::Approx(0.5 * std::numbers::e * c).epsilon(1e-2));
    CHECK(potential.string(far).force == doctest::Approx(0.5 * std::numbers::e * c).epsilon(1e-6));
}

TEST_CASE("quark potential: what lies outside the strings asked for is refused") {
    CHECK_THROWS_AS(QuarkPotential(black_brane(1.0), 0.0, 3.0), InvalidInput);
    CHECK_THROWS_AS(QuarkPotential(black_brane(1.0), 3.0, 2.0), InvalidInput);
    const QuarkPotential potential(black_brane(1.0), 0.1, 2.0);
    CHECK_THROWS_AS(potential(0.5 * potential.shortest().separation), InvalidInput);
    CHECK_THROWS_AS(potential.string(1.0), InvalidInput);
}

}  // namespace feynet::test::quark_potential_test
