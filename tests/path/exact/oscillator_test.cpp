#include "feynet/path/exact/oscillator.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "path/exact/direct_gaussian.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numbers>

namespace feynet::test::oscillator_test {
namespace {

constexpr double two_pi = 2.0 * std::numbers::pi;

template <typename AnyRule>
PathSystem oscillator(const TimeGrid& grid, AnyRule rule, double mass, double frequency) {
    if (frequency == 0.0) {
        return {grid, rule, mass, FreeParticle{}};
    }
    return {grid, rule, mass, HarmonicPotential{.mass = mass, .frequency = frequency}};
}

/// Runs check(grid, discretisation, frequency) for every boundary × discretisation × frequency that
/// has a measure.
template <typename Check>
void for_every_oscillator(Check check) {
    for (const Boundary boundary : every_boundary) {
        for (const Discretisation rule : every_discretisation) {
            for (const double frequency : {0.0, 1e-5, 0.3, 1.7}) {
                const bool is_held =
                    boundary == Boundary::Dirichlet || boundary == Boundary::HalfLine;
                if (frequency < 0.1 && !is_held) {
                    continue;
                }
                for (const Index n_slices : {2, 3, 9}) {
                    CAPTURE(word(boundary));
                    CAPTURE(word(rule));
                    CAPTURE(frequency);
                    CAPTURE(n_slices);
                    check(grid_with_ends(0.4, n_slices, boundary), rule, frequency);
                }
            }
        }
    }
}

doctest::Approx close_to(double value, double relative = 1e-12) {
    return doctest::Approx(value).epsilon(relative).scale(0.0);
}

}  // namespace

TEST_CASE("oscillator: correlations and means are those of the inverted precision matrix") {
    for_every_oscillator([](const TimeGrid& grid, Discretisation rule, double frequency) {
        const ExactOscillator exact(oscillator(grid, rule, 1.3, frequency));
        const DirectGaussian direct(grid, rule, 1.3, frequency);
        for (Index j = 0; j < grid.n_nodes(); ++j) {
            const double mean = exact.expectation(j, [](double x) { return x; });
            CHECK(std::abs(mean - direct.mean(j)) < 1e-12);
            for (Index k = 0; k < grid.n_nodes(); ++k) {
                CHECK(exact.correlation(j, k) == close_to(direct.correlation(j, k)));
            }
        }
    });
}

TEST_CASE("oscillator: ln Z is the determinant and the classical action") {
    for_every_oscillator([](const TimeGrid& grid, Discretisation rule, double frequency) {
        const ExactOscillator exact(oscillator(grid, rule, 1.3, frequency));
        const DirectGaussian direct(grid, rule, 1.3, frequency);

        CHECK(std::abs(exact.log_partition() - direct.log_partition()) < 1e-12);
    });
}

TEST_CASE(
    "oscillator: the periodic correlators and energies of the reference sheet, digit by digit") {
    struct Row {
        Rule rule;
        double spacing;
        std::array<double, 5> g;  // G(0) … G(4)
    };
    const std::array<Row, 4> rows{
        {{Rule::Site, 0.25, {0.4964788852, 0.38699385, 0.30169593, 0.23525401, 0.18351546}},
         {Rule::Midpoint, 0.25, {0.5003217486, 0.38922085, 0.30283239, 0.23567138, 0.18347364}},
         {Rule::Site, 0.125, {0.4993629574, 0.44076423, 0.38905244, 0.34341960, 0.30315269}},
         {Rule::Midpoint, 0.125, {0.5003320885, 0.44151116, 0.38961590, 0.34383227, 0.30344208}}}};
    for (const Row& row : rows) {
        const auto n_slices = static_cast<Index>(8.0 / row.spacing);
        const ExactOscillator exact(
            oscillator(TimeGrid(row.spacing, n_slices, Boundary::Periodic), row.rule, 1.0, 1.0));
        CAPTURE(word(row.rule));
        CAPTURE(row.spacing);
        CHECK(std::abs(exact.correlation(0, 0) - row.g[0]) < 0.5001e-10);
        for (Index k = 1; k < 5; ++k) {
            CHECK(
                std::abs(exact.correlation(3, 3 + k) - row.g[static_cast<std::size_t>(k)]) <
                0.5001e-8);
        }
    }
}

TEST_CASE("oscillator: gap and ground-state energy of the reference sheet") {
    const TimeGrid grid(0.25, 32, Boundary::Periodic);
    const ExactOscillator site(oscillator(grid, Rule::Site, 1.0, 1.0));
    const ExactOscillator midpoint(oscillator(grid, Rule::Midpoint, 1.0, 1.0));

    CHECK(std::abs(site.gap() - 0.9974139754) < 0.5001e-10);
    CHECK(std::abs(site.ground_energy() - 0.4987069877) < 0.5001e-10);
    CHECK(std::abs(midpoint.gap() - 1.0052577131) < 0.5001e-10);
    CHECK(std::abs(midpoint.ground_energy() - 0.4711321426) < 0.5001e-10);
}

TEST_CASE("oscillator: gap and ground-state energy of the corrected rules in closed form") {
    const double a = 0.25;
    const TimeGrid grid(a, 32, Boundary::Periodic);
    const ExactOscillator midpoint(oscillator(grid, Rule::Midpoint, 1.3, 0.8));
    const ExactOscillator corrected(oscillator(grid, Discretisation::MidpointCorrected, 1.3, 0.8));
    const ExactOscillator imada(oscillator(grid, Discretisation::TakahashiImada, 1.3, 0.8));
    const double phase = 0.8 * a;
    const double theta = 2.0 * std::asinh(0.5 * phase * std::sqrt(1.0 + phase * phase / 12.0));

    CHECK(corrected.gap() == close_to(midpoint.gap()));
    CHECK(corrected.ground_energy() == close_to(midpoint.ground_energy() + a * 0.64 / 8.0));
    CHECK(
        corrected.log_partition() ==
        close_to(midpoint.log_partition() - 32.0 * a * a * 0.64 / 8.0));
    CHECK(imada.gap() == close_to(theta / a));
    CHECK(imada.ground_energy() == close_to(0.5 * theta / a));
}

TEST_CASE("oscillator: long times leave the ground state, −ln Z/T = E₀") {
    for (const Discretisation rule : every_discretisation) {
        for (const Boundary boundary : every_boundary) {
            const TimeGrid grid = grid_with_ends(0.25, 1'000'000, boundary);
            const PathSystem system = oscillator(grid, rule, 1.3, 0.8);
            const ExactOscillator exact(system);
            const LatticeOscillator lattice(system.rule(), 1.3, system.quadratic_frequency(), 0.25);
            CAPTURE(word(rule));
            CAPTURE(word(boundary));

            const double energy = -exact.log_partition() / grid.duration();
            const double middle = exact.correlation(500'000, 500'000);

            CHECK(energy == doctest::Approx(exact.ground_energy()).epsilon(1e-4));
            CHECK(middle == close_to(0.5 * lattice.amplitude));
            CHECK(exact.correlation(250'000, 750'000) == 0.0);
        }
    }
}

TEST_CASE("oscillator: the limit ω → 0 is the free particle, on a long grid too") {
    for (const Boundary boundary : {Boundary::Dirichlet, Boundary::HalfLine}) {
        for (const Discretisation rule : every_discretisation) {
            const TimeGrid grid = grid_with_ends(0.25, 1'000'000, boundary);
            const ExactOscillator free(oscillator(grid, rule, 1.3, 0.0));
            const ExactOscillator slow(oscillator(grid, rule, 1.3, 1e-13));

            CHECK(std::abs(slow.log_partition() - free.log_partition()) < 1e-12);
            CHECK(slow.correlation(1234, 777'777) == close_to(free.correlation(1234, 777'777)));
        }
    }
}

TEST_CASE("oscillator: the kernel of the free particle is the same on every grid") {
    for (const Index n_slices : {2, 50, 100'000}) {
        const double duration = 3.0;
        const TimeGrid grid(
            duration / static_cast<double>(n_slices), n_slices, Boundary::Dirichlet, 0.2, -1.1);
        const ExactOscillator free(oscillator(grid, Rule::Site, 1.3, 0.0));

        const double log_kernel =
            0.5 * std::log(1.3 / (two_pi * duration)) - 1.3 * 1.3 * 1.3 / (2.0 * duration);

        CHECK(free.log_partition() == close_to(log_kernel));
    }
}

TEST_CASE("oscillator: the kernel approaches Mehler's with the order of the discretisation") {
    const double m = 1.3;
    const double omega = 0.8;
    const double duration = 2.0;
    const double x = 0.7;
    const double y = -0.4;
    const double width = std::sinh(omega * duration) / (m * omega);
    const double mehler = -0.5 * std::log(two_pi * width) -
                          (square(x) + square(y)) * std::cosh(omega * duration) / (2.0 * width) +
                          x * y / width;
    // In the site rules the fixed ends have half weights: the term of Takahashi and Imada, right in
    // the trace, leaves the kernel at O(a²).
    for (const Discretisation rule : every_discretisation) {
        const auto distance = [&](Index n_slices) {
            const TimeGrid grid(
                duration / static_cast<double>(n_slices), n_slices, Boundary::Dirichlet, x, y);
            return ExactOscillator(oscillator(grid, rule, m, omega)).log_partition() - mehler;
        };
        CAPTURE(word(rule));
        const double ratio = rule == Discretisation::Midpoint ? 2.0 : 4.0;
        CHECK(distance(1000) / distance(2000) == doctest::Approx(ratio).epsilon(0.001));
        CHECK(std::abs(distance(200'000)) < 1e-5);
    }
}

TEST_CASE("oscillator: moments, density and correlation tell the same story") {
    for_every_oscillator([](const TimeGrid& grid, Discretisation rule, double frequency) {
        const ExactOscillator exact(oscillator(grid, rule, 1.3, frequency));
        const Index node = grid.first_free() + grid.n_free() / 2;
        double norm = 0.0;
        double second = 0.0;
        double fourth = 0.0;
        constexpr double h = 0.05;
        for (double x = -40.0; x < 40.0; x += h) {
            const double weight = h * exact.density(node, x);
            norm += weight;
            second += weight * square(x);
            fourth += weight * square(square(x));
        }
        CHECK(norm == close_to(1.0));
        CHECK(exact.correlation(node, node) == close_to(second));
        CHECK(exact.expectation(node, square) == close_to(second));
        CHECK(exact.expectation(node, [](double x) { return x * x * x * x; }) == close_to(fourth));
    });
}

TEST_CASE("oscillator: a mean over links is the mean over (xₙ₋₁ + xₙ)/2") {
    const TimeGrid grid(0.4, 5, Boundary::Periodic);
    const ExactOscillator exact(oscillator(grid, Rule::Midpoint, 1.3, 0.9));

    const double expected = 0.5 * (exact.correlation(0, 0) + exact.correlation(0, 1));

    CHECK(exact.link_expectation(square) == close_to(expected));
    const ExactOscillator open(
        oscillator(TimeGrid(0.4, 5, Boundary::Free), Rule::Midpoint, 1.3, 0.9));
    CHECK_THROWS_AS(open.link_expectation(square), InvalidInput);
}

TEST_CASE("oscillator: an anharmonic potential has no closed form") {
    const PathSystem quartic(
        TimeGrid(0.4, 5, Boundary::Periodic), Rule::Site, 1.0, QuarticPotential{});

    CHECK_THROWS_AS(ExactOscillator{quartic}, InvalidInput);
}

}  // namespace feynet::test::oscillator_test
