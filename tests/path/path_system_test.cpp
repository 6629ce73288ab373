#include "feynet/path/path_system.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <string>

namespace feynet::test::path_system_test {
namespace {

const TimeGrid ring(0.25, 32, Boundary::Periodic);
const TimeGrid half_line(0.25, 32, Boundary::HalfLine, 0.5);

/// The argument that the constructor complains about, "" if it does not.
std::string rejected_argument(
    const TimeGrid& grid, Rule rule, double mass, const AnyPotential& potential) {
    try {
        const PathSystem system(grid, rule, mass, potential);
    } catch (const InvalidInput& error) {
        return error.argument();
    }
    return "";
}

PathSystem quartic(Rule rule, double spacing, double coupling) {
    return {
        TimeGrid(spacing, 32, Boundary::Periodic),
        rule,
        1.3,
        QuarticPotential{.mass = 1.3, .frequency = 0.9, .coupling = coupling}};
}

}  // namespace

TEST_CASE("path system: what cannot be a system is rejected by the key of the run file") {
    const double nan = std::numeric_limits<double>::quiet_NaN();

    CHECK(rejected_argument(ring, Rule::Site, 0.0, HarmonicPotential{}) == "mass");
    CHECK(rejected_argument(ring, Rule::Site, nan, HarmonicPotential{}) == "mass");
    CHECK(
        rejected_argument(ring, Rule::Site, 1.0, HarmonicPotential{.frequency = 0.0}) ==
        "frequency");
    CHECK(
        rejected_argument(ring, Rule::Site, 1.0, QuarticPotential{.coupling = -0.1}) == "coupling");
    CHECK(rejected_argument(ring, Rule::Site, 1.0, FreeParticle{}) == "boundary");
    CHECK(
        rejected_argument(TimeGrid(0.1, 8, Boundary::Free), Rule::Site, 1.0, FreeParticle{}) ==
        "boundary");
    CHECK(rejected_argument(half_line, Rule::Site, 1.0, FreeParticle{}).empty());
}

TEST_CASE("path system: the midpoint rule has oscillators up to aω = 2, the site rule has all") {
    const HarmonicPotential stiff{.frequency = 8.0};
    const HarmonicPotential less_stiff{.frequency = 7.99};

    CHECK(rejected_argument(ring, Rule::Midpoint, 1.0, stiff) == "frequency");
    CHECK(rejected_argument(ring, Rule::Midpoint, 1.0, less_stiff).empty());
    CHECK(rejected_argument(ring, Rule::Site, 1.0, stiff).empty());
}

TEST_CASE("path system: quadratic actions know their frequency, to the last bit") {
    const HarmonicPotential harmonic{.mass = 1.3, .frequency = 0.7};

    CHECK(PathSystem(ring, Rule::Site, 1.3, harmonic).quadratic_frequency() == 0.7);
    CHECK(PathSystem(ring, Rule::Site, 1.3, harmonic).oscillator_frequency() == 0.7);
    CHECK(PathSystem(half_line, Rule::Site, 1.3, FreeParticle{}).quadratic_frequency() == 0.0);
    CHECK_FALSE(PathSystem(ring, Rule::Site, 1.3, QuarticPotential{}).is_quadratic());
}

TEST_CASE("path system: a potential of another mass is the oscillator of its own stiffness") {
    const HarmonicPotential harmonic{.mass = 4.0, .frequency = 0.5};

    CHECK(
        PathSystem(ring, Rule::Site, 1.0, harmonic).quadratic_frequency() == doctest::Approx(1.0));
}

TEST_CASE("path system: the nearest oscillator of a quartic solves mΩ² = mω² + 6λP(Ω)") {
    for (const Rule rule : {Rule::Site, Rule::Midpoint}) {
        for (const double coupling : {1e-6, 0.1, 1.0, 20.0}) {
            CAPTURE(word(rule));
            CAPTURE(coupling);
            const PathSystem system = quartic(rule, 0.1, coupling);

            const double omega = system.oscillator_frequency();

            const LatticeOscillator oscillator(rule, 1.3, omega, 0.1);
            const double curvature = 1.3 * 0.81 + 6.0 * coupling * oscillator.amplitude;
            CHECK(1.3 * omega * omega == doctest::Approx(curvature).epsilon(1e-12));
        }
    }
}

TEST_CASE("path system: the nearest oscillator exists on a coarse grid too") {
    const PathSystem system = quartic(Rule::Midpoint, 2.0, 50.0);

    const double omega = system.oscillator_frequency();

    CHECK_NOTHROW(LatticeOscillator(Rule::Midpoint, 1.3, omega, 2.0));
    CHECK(omega > 0.9);
}

TEST_CASE("path system: what does not confine a particle needs a fixed end") {
    const TimeGrid free_ends(0.25, 32, Boundary::Free);
    const TimeGrid dirichlet(0.25, 32, Boundary::Dirichlet);
    const auto open_potentials = std::to_array<AnyPotential>(
        {MorsePotential{}, CosinePotential{}, ExpressionPotential("-exp(-x^2)")});
    for (const AnyPotential& potential : open_potentials) {
        CHECK(rejected_argument(ring, Rule::Site, 1.0, potential) == "boundary");
        CHECK(rejected_argument(free_ends, Rule::Midpoint, 1.0, potential) == "boundary");
        CHECK(rejected_argument(half_line, Rule::Site, 1.0, potential).empty());
        CHECK(rejected_argument(dirichlet, Rule::Midpoint, 1.0, potential).empty());
    }
    CHECK(rejected_argument(ring, Rule::Site, 1.0, CosinePotential{.frequency = 0.3}).empty());
    CHECK(rejected_argument(ring, Rule::Site, 1.0, DoubleWell{}).empty());
}

TEST_CASE("path system: a potential without a bottom is refused on every boundary") {
    const ExpressionPotential falling("x^2/2 - 0.01*x^4");

    CHECK(rejected_argument(ring, Rule::Site, 1.0, falling) == "expression");
    CHECK(rejected_argument(half_line, Rule::Site, 1.0, falling) == "expression");
}

TEST_CASE("path system: the nearest oscillator solves mΩ² = ⟨V''⟩ in wells of every shape") {
    const double a = 0.1;
    const double m = 1.3;
    const TimeGrid grid(a, 50, Boundary::HalfLine);
    struct Case {
        AnyPotential potential;
        double (*curvature)(double variance);
    };
    const auto cases = std::to_array<Case>(
        {{DoubleWell{.coupling = 2.0, .minimum = 1.6},
          [](double s) { return 2.0 * (12.0 * s - 4.0 * 2.56); }},
         {CosinePotential{.amplitude = 3.0, .wave_number = 2.0},
          [](double s) { return 12.0 * std::exp(-2.0 * s); }},
         {MorsePotential{.depth = 2.0, .steepness = 0.7},
          [](double s) { return 1.96 * (2.0 * std::exp(0.98 * s) - std::exp(0.245 * s)); }},
         {PolynomialPotential{.coefficients = {0.0, 3.0, -0.5, 0.2, 0.1, 0.0, 0.01}},
          [](double s) { return -1.0 + 1.2 * s + 0.3 * 3.0 * s * s; }},
         {ExpressionPotential("abs(x)"),
          [](double s) { return std::sqrt(2.0 / (3.14159265358979323846 * s)); }}});
    for (const Case& one : cases) {
        const PathSystem system(grid, Rule::Site, m, one.potential);
        CAPTURE(one.potential.index());

        const double omega = system.oscillator_frequency();

        const LatticeOscillator oscillator(Rule::Site, m, omega, a);
        const double curvature = one.curvature(0.5 * oscillator.amplitude);
        // The kink of |x| costs the trapezoid rule digits.
        const bool is_smooth = !std::holds_alternative<ExpressionPotential>(one.potential);
        CHECK(omega > 0.0);
        CHECK(m * omega * omega == doctest::Approx(curvature).epsilon(is_smooth ? 1e-11 : 1e-2));
    }
}

TEST_CASE("path system: every potential has a nearest oscillator, on fine and coarse grids") {
    const auto potentials = std::to_array<AnyPotential>(
        {DoubleWell{.coupling = 1.0, .minimum = 6.0},
         MorsePotential{.depth = 0.01, .steepness = 20.0},
         MorsePotential{.depth = 1e6, .steepness = 1e-3},
         CosinePotential{.amplitude = 1e-3, .wave_number = 5.0},
         CosinePotential{.amplitude = 50.0, .wave_number = 1.0},
         ExpressionPotential("-exp(-x^2)"),
         ExpressionPotential("(x - 3)^4"),
         ExpressionPotential("exp(x^2)"),
         ExpressionPotential("abs(x)^1.2"),
         ExpressionPotential("2.5")});
    for (const AnyPotential& potential : potentials) {
        for (const Rule rule : {Rule::Site, Rule::Midpoint}) {
            for (const double spacing : {0.01, 0.3, 2.0}) {
                const PathSystem system(
                    TimeGrid(spacing, 40, Boundary::HalfLine), rule, 1.0, potential);
                CAPTURE(potential.index());
                CAPTURE(spacing);

                const double omega = system.oscillator_frequency();

                CHECK(std::isfinite(omega));
                CHECK(omega > 0.0);
                CHECK_NOTHROW(LatticeOscillator(rule, 1.0, omega, spacing));
            }
        }
    }
}

TEST_CASE("path system: where no oscillator fits its curvature, Ω is one over the duration") {
    const PathSystem shallow(
        half_line, Rule::Site, 1.0, CosinePotential{.amplitude = 1e-3, .wave_number = 5.0});

    CHECK(shallow.oscillator_frequency() == 1.0 / 8.0);
}

TEST_CASE("path system: the corrected rules leave quadratic actions quadratic") {
    const HarmonicPotential harmonic{.mass = 1.3, .frequency = 0.7};
    const PathSystem midpoint(ring, Discretisation::MidpointCorrected, 1.3, harmonic);
    const PathSystem imada(ring, Discretisation::TakahashiImada, 1.3, harmonic);
    const double phase = 0.25 * 0.7;

    CHECK(midpoint.rule() == Rule::Midpoint);
    CHECK(imada.rule() == Rule::Site);
    CHECK(midpoint.quadratic_frequency() == 0.7);
    CHECK(midpoint.quadratic_offset() == doctest::Approx(0.25 * 0.49 / 8.0).epsilon(1e-14));
    CHECK(
        imada.quadratic_frequency() ==
        doctest::Approx(0.7 * std::sqrt(1.0 + phase * phase / 12.0)).epsilon(1e-14));
    CHECK(imada.quadratic_offset() == 0.0);
}

TEST_CASE("path system: the nearest oscillator is that of the lattice potential") {
    const double a = 0.1;
    const auto system = [a](Discretisation rule) {
        return PathSystem(TimeGrid(a, 32, Boundary::Periodic), rule, 1.3, QuarticPotential{});
    };
    const auto excess = [a](const PathSystem& of, auto curvature) {
        const double omega = of.oscillator_frequency();
        const double variance = 0.5 * LatticeOscillator(of.rule(), 1.3, omega, a).amplitude;
        return curvature(variance) / (1.3 * omega * omega) - 1.0;
    };
    // V = x²/2 + x⁴ and its moments ⟨x²⟩ = v, ⟨x⁴⟩ = 3v²
    const auto corrected = [a](double v) { return 1.0 + 12.0 * v + a / 8.0 / 1.3 * 24.0; };
    const auto imada = [a](double v) {
        return 1.0 + 12.0 * v + a * a / 24.0 / 1.3 * (2.0 + 96.0 * v + 480.0 * 3.0 * v * v);
    };

    CHECK(std::abs(excess(system(Discretisation::MidpointCorrected), corrected)) < 1e-12);
    CHECK(std::abs(excess(system(Discretisation::TakahashiImada), imada)) < 1e-12);
}

TEST_CASE("path system: with ħ it is the system of ħ = 1 with a/ħ and m/ħ²") {
    const TimeGrid grid(0.3, 8, Boundary::Dirichlet, 0.2, -0.4);

    const PathSystem system =
        PathSystem::with_hbar(0.5, grid, Discretisation::TakahashiImada, 1.3, QuarticPotential{});

    CHECK(system.grid().spacing() == 0.6);
    CHECK(system.grid().x_initial() == 0.2);
    CHECK(system.grid().x_final() == -0.4);
    CHECK(system.mass() == 5.2);
    for (const double hbar : {0.0, -1.0, std::numeric_limits<double>::infinity()}) {
        CHECK_THROWS_AS(
            PathSystem::with_hbar(hbar, grid, Discretisation::Site, 1.3, QuarticPotential{}),
            InvalidInput);
    }
}

}  // namespace feynet::test::path_system_test
