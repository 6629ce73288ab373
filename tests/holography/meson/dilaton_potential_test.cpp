#include "feynet/holography/meson/dilaton_potential.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/jet_functions.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::dilaton_potential_test {
namespace {

const Jet<1, double> no_horizon = Jet<1, double>::constant(1.0);

/// A = −log z − k² z² around z.
template <std::size_t Order = 2>
Jet<Order, double> deformed_warp(double k, double z) {
    const auto x = Jet<Order, double>::variable(z);
    return -1.0 * log(x) - (k * k) * (x * x);
}

/// The same without its logarithm, as a function.
std::function<double(double)> smooth_warp(double k) {
    return [=](double z) { return -k * k * z * z; };
}

double exact_potential(double k, double z) {
    const double y = k * k * z * z;
    return std::exp(2.0 * y) * (12.0 + 30.0 * y + 36.0 * y * y);
}

/// ∫₀^z e^{−3A} dz of A = −log z − k² z².
double exact_integral(double k, double z) {
    const double y = 3.0 * k * k * z * z;
    return (std::exp(y) * (y - 1.0) + 1.0) / (18.0 * std::pow(k, 4));
}

double slope_of(const std::function<double(double)>& function, double z) {
    const double h = 1e-3;
    return (8.0 * (function(z + h) - function(z - h)) - function(z + 2 * h) + function(z - 2 * h)) /
           (12.0 * h);
}

}  // namespace

TEST_CASE("dilaton potential: it is 12 in anti-de Sitter space, with a horizon or without") {
    for (const double z : {1e-3, 0.1, 0.7, 1.29, 1.3}) {
        CAPTURE(z);
        const Jet<2, double> warp = deformed_warp(0.0, z);
        CHECK(dilaton_potential(warp, no_horizon) == doctest::Approx(12.0).epsilon(1e-13));
        const Jet<1, double> f = blackening(smooth_warp(0.0), 1.3, z);
        CHECK(f.c[0] == doctest::Approx(1.0 - std::pow(z / 1.3, 4)).epsilon(1e-13));
        CHECK(dilaton_potential(warp, f) == doctest::Approx(12.0).epsilon(1e-12));
        CHECK(std::abs(dilaton_slope_squared(warp)) < 1e-12 / (z * z));
    }
}

TEST_CASE("dilaton potential: A = −log z − k² z² has the closed form, and so has its dilaton") {
    for (const double k : {0.3, 1.0, 1.4}) {
        for (const double z : {0.01, 0.5, 1.0, 2.0}) {
            CAPTURE(k);
            CAPTURE(z);
            const Jet<2, double> warp = deformed_warp(k, z);
            CHECK(
                dilaton_potential(warp, no_horizon) ==
                doctest::Approx(exact_potential(k, z)).epsilon(1e-12));
            CHECK(
                dilaton_slope_squared(warp) ==
                doctest::Approx(2.25 * (6.0 * k * k + 4.0 * std::pow(k * k * z, 2)))
                    .epsilon(1e-10));
        }
    }
}

TEST_CASE("dilaton potential: a warp factor that bends upwards too fast has no real dilaton") {
    const auto x = Jet<2, double>::variable(0.5);
    CHECK(dilaton_slope_squared(-1.0 * log(x) + x * x) < 0.0);
    CHECK(dilaton_slope_squared(-1.0 * log(x) - x * x) > 0.0);
}

TEST_CASE("dilaton potential: the blackening function has the closed form of a Gaussian warp") {
    const double k = 0.8;
    const double horizon = 1.1;
    const double whole = exact_integral(k, horizon);
    for (const double z : {0.2, 0.6, 1.0, 1.1}) {
        CAPTURE(z);
        const Jet<1, double> f = blackening(smooth_warp(k), horizon, z);
        CHECK(std::abs(f.c[0] - (1.0 - exact_integral(k, z) / whole)) < 1e-12);
        const double density = std::pow(z, 3) * std::exp(3.0 * k * k * z * z);
        CHECK(f.c[1] == doctest::Approx(-density / whole).epsilon(1e-12));
    }
    CHECK_THROWS_AS(blackening(smooth_warp(k), 0.0, 0.0), InvalidInput);
    CHECK_THROWS_AS(blackening(smooth_warp(k), 1.0, 1.1), InvalidInput);
}

// (8/3) e^{−5A} (e^{3A} f Φ')' + dV/dΦ = 0 follows from Einstein's equations and stands in none of
// the formulas under test.
TEST_CASE("dilaton potential: the dilaton solves its own equation above a horizon") {
    const double k = 0.8;
    const double horizon = 1.1;
    const auto above_horizon = [&](double x) { return blackening(smooth_warp(k), horizon, x); };
    const auto error = [&](double z, const auto& f_of_potential) {
        const auto flux = [&](double x) {
            const Jet<2, double> warp = deformed_warp(k, x);
            return std::exp(3.0 * warp.c[0]) * above_horizon(x).c[0] *
                   std::sqrt(dilaton_slope_squared(warp));
        };
        const auto potential = [&](double x) {
            return dilaton_potential(deformed_warp(k, x), f_of_potential(x));
        };
        const Jet<2, double> warp = deformed_warp(k, z);
        const double source = 8.0 / 3.0 * std::exp(-5.0 * warp.c[0]) * slope_of(flux, z) *
                              std::sqrt(dilaton_slope_squared(warp));
        const double climb = slope_of(potential, z);
        return std::abs(source + climb) / std::abs(climb);
    };
    for (const double z : {0.3, 0.6, 0.9}) {
        CAPTURE(z);
        CHECK(error(z, above_horizon) < 1e-8);
        // twin: the potential of no horizon, which near the boundary differs in the order z⁴
        CHECK(error(z, [](double) { return no_horizon; }) > 1e-4);
    }
}

}  // namespace feynet::test::dilaton_potential_test
