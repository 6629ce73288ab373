#include "feynet/path/exact/exact_path.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::exact_path_test {
namespace {

constexpr double hbar = 0.3;

/// The same system with ħ, its fixed ends moved to √ħ x.
PathSystem rescaled(
    Boundary boundary, Discretisation rule, double planck, const AnyPotential& potential) {
    const double unit = std::sqrt(planck);
    const TimeGrid grid = grid_with_ends(0.4, 5, boundary, 0.3 * unit, -0.7 * unit);
    return PathSystem::with_hbar(planck, grid, rule, 1.3, potential);
}

/// ln Z counts one length per end that is free, and its inverse per end that is fixed.
double lengths_in_partition(Boundary boundary) {
    switch (boundary) {
        case Boundary::Dirichlet:
            return -1.0;
        case Boundary::Free:
            return 1.0;
        default:
            return 0.0;
    }
}

void check_rescaling(
    Boundary boundary, const ExactPath& quantum, const ExactPath& unit, double tolerance) {
    const auto equals = [tolerance](double value, double expected) {
        CHECK(value == doctest::Approx(expected).epsilon(tolerance).scale(0.0));
    };
    const double length = std::sqrt(hbar);
    const double log_length = lengths_in_partition(boundary) * std::log(length);
    equals(quantum.gap(), hbar * unit.gap());
    equals(quantum.ground_energy(), hbar * unit.ground_energy());
    equals(quantum.correlation(2, 4), hbar * unit.correlation(2, 4));
    equals(length * quantum.density(2, 0.4 * length), unit.density(2, 0.4));
    CHECK(
        std::abs(quantum.log_partition() - unit.log_partition() - log_length) <
        tolerance * std::max(1.0, std::abs(unit.log_partition())));
}

}  // namespace

TEST_CASE("exact path: quadratic actions have closed forms, others a transfer matrix") {
    const TimeGrid grid(0.4, 5, Boundary::HalfLine, 0.3);
    const PathSystem free(grid, Rule::Site, 1.0, FreeParticle{});
    const PathSystem harmonic(grid, Rule::Site, 1.0, HarmonicPotential{});
    const PathSystem quartic(grid, Rule::Site, 1.0, QuarticPotential{});

    CHECK(exact_path(free)->method().find("closed form") == 0);
    CHECK(exact_path(harmonic)->method().find("closed form") == 0);
    CHECK(exact_path(quartic)->method().find("transfer matrix") == 0);
}

TEST_CASE("exact path: x → √ħ x maps the oscillator of ħ on that of 1, energies on ħ times them") {
    const HarmonicPotential harmonic{.mass = 1.3, .frequency = 0.9};
    for (const Boundary boundary : every_boundary) {
        for (const Discretisation rule : every_discretisation) {
            CAPTURE(word(boundary));
            CAPTURE(word(rule));
            const auto quantum = exact_path(rescaled(boundary, rule, hbar, harmonic));
            const auto unit = exact_path(rescaled(boundary, rule, 1.0, harmonic));

            check_rescaling(boundary, *quantum, *unit, 1e-12);
        }
    }
}

TEST_CASE("exact path: ħ scales the quartic oscillator as E(ħ, λ) = ħ E(1, ħλ)") {
    const double mass = 1.3;
    const QuarticPotential quartic{.mass = mass, .frequency = 0.9, .coupling = 0.8};
    const QuarticPotential weaker{.mass = mass, .frequency = 0.9, .coupling = 0.8 * hbar};
    for (const Boundary boundary : every_boundary) {
        for (const Discretisation rule : every_discretisation) {
            CAPTURE(word(boundary));
            CAPTURE(word(rule));
            const auto quantum = exact_path(rescaled(boundary, rule, hbar, quartic));
            const auto unit = exact_path(rescaled(boundary, rule, 1.0, weaker));

            check_rescaling(boundary, *quantum, *unit, 1e-12);
        }
    }
}

TEST_CASE("exact path: a slice of ħ is √(m/2πħa) exp{−m(x − y)²/(2ħa) − (a/ħ)V}") {
    const double m = 1.3;
    const double a = 0.4;
    const double x = 0.3;
    const double z = -0.7;
    const QuarticPotential v{.mass = m, .frequency = 0.9, .coupling = 0.8};
    const auto slice = [&](double from, double to) {
        const double exponent = -m * (from - to) * (from - to) / (2.0 * hbar * a) -
                                a / hbar * v.value(0.5 * (from + to));
        return std::sqrt(m / (2.0 * std::numbers::pi * hbar * a)) * std::exp(exponent);
    };
    constexpr double h = 0.02;
    double kernel = 0.0;
    for (int i = -250; i <= 250; ++i) {
        kernel += h * slice(x, h * i) * slice(h * i, z);
    }

    const auto exact = exact_path(PathSystem::with_hbar(
        hbar, TimeGrid(a, 2, Boundary::Dirichlet, x, z), Discretisation::Midpoint, m, v));

    CHECK(exact->log_partition() == doctest::Approx(std::log(kernel)).epsilon(1e-11));
}

}  // namespace feynet::test::exact_path_test
