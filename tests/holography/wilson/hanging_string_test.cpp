#include "feynet/holography/wilson/hanging_string.hpp"

#include "feynet/core/error.hpp"
#include "holography/wilson/exact_strings.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::hanging_string_test {
namespace {

constexpr double pi = std::numbers::pi;

HangingString string_from(const StringBackground& background, double turning_point) {
    const auto string = hanging_string(background, turning_point);
    REQUIRE(string);
    return *string;
}

/// The largest relative deviation of dV/dd, by differences of fourth order, from √(f g)(η₀).
double force_error(const StringBackground& background, double turning_point) {
    const double step = 1e-3;
    const auto at = [&](double k) { return string_from(background, turning_point + k * step); };
    const auto slope = [&](double HangingString::*number) {
        return 8.0 * (at(1.0).*number - at(-1.0).*number) - (at(2.0).*number - at(-2.0).*number);
    };
    const double force = slope(&HangingString::energy) / slope(&HangingString::separation);
    return std::abs(force / at(0.0).force - 1.0);
}

}  // namespace

TEST_CASE(
    "hanging string: in anti-de Sitter space d e^η₀ and V d are the Gamma-function constants") {
    const double gamma = std::tgamma(0.25);
    const double length = std::pow(2.0 * pi, 1.5) / (gamma * gamma);
    const double coulomb = -8.0 * std::pow(pi, 3) / std::pow(gamma, 4);
    CHECK(length == doctest::Approx(1.198140).epsilon(1e-6));
    CHECK(coulomb == doctest::Approx(-1.435540).epsilon(1e-6));
    for (const double turning_point : {-12.0, -1.0, 0.0, 0.7, 30.0}) {
        CAPTURE(turning_point);
        const HangingString string = string_from(anti_de_sitter(), turning_point);
        CHECK(
            string.separation * std::exp(turning_point) == doctest::Approx(length).epsilon(1e-10));
        CHECK(string.energy * string.separation == doctest::Approx(coulomb).epsilon(1e-10));
        CHECK(
            string.force * std::pow(string.separation, 2) ==
            doctest::Approx(-coulomb).epsilon(1e-10));
    }
}

TEST_CASE("hanging string: above a black brane d and V are hypergeometric functions of η₀") {
    for (const double temperature : {0.1, 1.0, 7.0}) {
        for (const double turning_point : {0.1, 0.3, 0.6, 1.0, 2.5}) {
            CAPTURE(temperature);
            CAPTURE(turning_point);
            const HangingString string = string_from(black_brane(temperature), turning_point);
            const HangingString exact = black_brane_string(temperature, turning_point);
            CHECK(string.separation == doctest::Approx(exact.separation).epsilon(1e-9));
            CHECK(
                std::abs(string.energy - exact.energy) <
                1e-9 * pi * temperature * std::exp(turning_point));
            CHECK(string.force == doctest::Approx(exact.force).epsilon(1e-12));
        }
    }
}

TEST_CASE("hanging string: dV/dd is the force at the turning point, with a lapse or without") {
    CHECK(force_error(black_brane(0.4), 0.8) < 1e-7);
    CHECK(force_error(deformed_anti_de_sitter(0.9), 0.5) < 1e-7);
    StringBackground without_lapse = deformed_anti_de_sitter(0.9);
    without_lapse.log_lapse = [](double) { return 0.0; };
    CHECK(force_error(without_lapse, 0.5) < 1e-7);  // another space, the same identity
    without_lapse.log_f = [](double eta) { return 2.0 * eta; };
    CHECK_THROWS_AS(hanging_string(without_lapse, 0.5), InvalidInput);  // not the slope's f
}

TEST_CASE("hanging string: far quarks in the deformed space are held by the tension e c/2") {
    const double c = 0.9;
    const StringBackground background = deformed_anti_de_sitter(c);
    const HangingString far = string_from(background, background.bottom + 1e-4);
    CHECK(far.force == doctest::Approx(0.5 * std::numbers::e * c).epsilon(1e-6));
    const HangingString near = string_from(background, 8.0);
    CHECK(near.force * std::pow(near.separation, 2) == doctest::Approx(1.435540).epsilon(1e-4));
}

TEST_CASE("hanging string: none hangs below a minimum of f g, no point is below the bottom") {
    StringBackground deeper = deformed_anti_de_sitter(0.9);
    const double minimum = deeper.bottom;
    deeper.bottom -= 1.0;
    CHECK_FALSE(hanging_string(deeper, minimum - 0.3));
    CHECK(hanging_string(deeper, minimum + 0.3));
    CHECK_THROWS_AS(hanging_string(black_brane(1.0), 0.0), InvalidInput);
    CHECK_THROWS_AS(hanging_string(anti_de_sitter(), std::nan("")), InvalidInput);
}

}  // namespace feynet::test::hanging_string_test
