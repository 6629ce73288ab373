#include "feynet/path/exact/continuum_spectrum.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/path/exact/transfer_matrix.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numbers>

namespace feynet::test::continuum_spectrum_test {
namespace {}  // namespace

TEST_CASE("continuum spectrum: the oscillator has Eₙ = ω(n + ½) and normal |ψ₀|²") {
    const double m = 1.3;
    const double omega = 0.7;
    const ContinuumSpectrum spectrum(m, HarmonicPotential{.mass = m, .frequency = omega}, 12);

    CHECK(spectrum.error() < 1e-11);
    REQUIRE(spectrum.n_levels() == 12);
    for (Index n = 0; n < 12; ++n) {
        const double half_odd = static_cast<double>(n) + 0.5;
        CHECK(spectrum.energies()[n] == doctest::Approx(omega * half_odd).epsilon(1e-12));
        CHECK(
            spectrum.expectation(n, square) ==
            doctest::Approx(half_odd / (m * omega)).epsilon(1e-11));
    }
    for (const double x : {-2.5, -0.3, 0.0, 1.234, 50.0}) {
        const double normal =
            std::sqrt(m * omega / std::numbers::pi) * std::exp(-m * omega * x * x);
        CHECK(std::abs(spectrum.density(0, x) - normal) < 1e-12);
    }
}

TEST_CASE("continuum spectrum: anharmonic oscillators, the numbers of the reference sheet") {
    struct Row {
        double mass, frequency, coupling;
        double ground, first, second, fourth;
    };
    const std::array<Row, 3> rows{
        {{1.0,
          1.0,
          0.1,
          0.559146327183519577,
          1.769502643949054245,
          0.41252536838365027,
          0.48873652933289769},
         {1.0,
          1.0,
          1.0,
          0.803770651234273769,
          2.737892268008434261,
          0.25714982144280972,
          0.18220694326382135},
         {0.5,
          2.0,
          1.0,
          1.392351641530291856,
          4.648812704212077536,
          0.30581365071758714,
          0.26024144669837253}}};
    for (const Row& row : rows) {
        CAPTURE(row.coupling);
        const ContinuumSpectrum spectrum(
            row.mass,
            QuarticPotential{
                .mass = row.mass, .frequency = row.frequency, .coupling = row.coupling},
            3);

        CHECK(std::abs(spectrum.energies()[0] - row.ground) < 1e-12);
        CHECK(std::abs(spectrum.energies()[1] - row.first) < 1e-12);
        CHECK(std::abs(spectrum.expectation(0, square) - row.second) < 1e-12);
        CHECK(std::abs(spectrum.expectation(0, fourth_power) - row.fourth) < 1e-12);
    }
}

TEST_CASE("continuum spectrum: double wells, the numbers of the reference sheet") {
    const ContinuumSpectrum shallow(
        1.0, DoubleWell{.coupling = 0.25, .minimum = std::numbers::sqrt2}, 3);
    const ContinuumSpectrum deep(0.5, DoubleWell{.coupling = 1.0, .minimum = 1.4}, 2);

    CHECK(std::abs(shallow.energies()[0] - 0.70047863258411299) < 1e-12);
    CHECK(std::abs(shallow.energies()[1] - 1.04637108222783223) < 1e-12);
    CHECK(std::abs(shallow.energies()[2] - 2.22797281247334778) < 1e-12);
    CHECK(std::abs(shallow.expectation(0, square) - 1.20711847265229) < 1e-12);
    CHECK(std::abs(deep.energies()[0] - 2.23997909937906045) < 1e-12);
    CHECK(std::abs(deep.energies()[1] - 2.73645234808727339) < 1e-12);
}

TEST_CASE("continuum spectrum: the splitting of ever deeper wells is twice the kink density") {
    struct Row {
        double minimum, ratio, last_digit;
    };
    const std::array<Row, 4> rows{
        {{1.4, 1.704, 1e-3}, {1.6, 1.876, 1e-3}, {2.0, 1.976, 1e-3}, {2.5, 1.9944, 1e-4}}};
    for (const Row& row : rows) {
        CAPTURE(row.minimum);
        const ContinuumSpectrum spectrum(0.5, DoubleWell{.minimum = row.minimum}, 2);
        const double action = 4.0 * std::pow(row.minimum, 3) / 3.0;

        // n = 8 η^{5/2} √(2/π) exp(−S₀ − 71/(72 S₀)), to two loops
        const double kinks = 8.0 * std::pow(row.minimum, 2.5) * std::sqrt(2.0 / std::numbers::pi) *
                             std::exp(-action - 71.0 / (72.0 * action));

        const double gap = spectrum.energies()[1] - spectrum.energies()[0];
        CHECK(std::abs(gap / kinks - row.ratio) < 0.501 * row.last_digit);
    }
}

TEST_CASE(
    "continuum spectrum: Morse binds Eₙ = ω(n + ½) − ω²(n + ½)²/(4D) and no more" *
    doctest::test_suite("long")) {
    const double m = 1.0;
    const double depth = 8.0;
    const double steepness = 0.5;
    const ContinuumSpectrum spectrum(m, MorsePotential{.depth = depth, .steepness = steepness}, 20);

    const double omega = steepness * std::sqrt(2.0 * depth / m);
    // n + ½ < √(2mD)/α = 8
    CHECK(spectrum.n_levels() == 8);
    for (Index n = 0; n < spectrum.n_levels(); ++n) {
        const double quanta = omega * (static_cast<double>(n) + 0.5);
        const double energy = quanta - quanta * quanta / (4.0 * depth);
        CHECK(spectrum.energies()[n] == doctest::Approx(energy).epsilon(1e-11));
    }
}

TEST_CASE("continuum spectrum: wells far from the origin or from each other are found") {
    const ContinuumSpectrum distant(
        1.0, PolynomialPotential{.coefficients = {450.0, -30.0, 0.5}}, 3);
    const ContinuumSpectrum triple(1.0, ExpressionPotential("x^2*(x^2-9)^2/4"), 3);

    CHECK(distant.energies()[2] == doctest::Approx(2.5).epsilon(1e-10));
    // the middle well is the softest, ω = 9/√2; the outer ones hold a pair of levels
    CHECK(triple.energies()[0] < 0.5 * 9.0 / std::numbers::sqrt2);
    CHECK(triple.energies()[2] - triple.energies()[1] < 1e-6);
}

TEST_CASE("continuum spectrum: it is the limit of the lattice, levels and all") {
    const ContinuumSpectrum spectrum(1.0, QuarticPotential{}, 5);
    const auto levels = [](double a) {
        const TimeGrid ring(a, 20, Boundary::Periodic);
        return TransferMatrix(PathSystem(ring, Rule::Site, 1.0, QuarticPotential{})).levels(5);
    };
    // errors a², a⁴ taken off
    const Eigen::ArrayXd coarse = levels(0.04);
    const Eigen::ArrayXd middle = levels(0.02);
    const Eigen::ArrayXd fine = levels(0.01);
    const Eigen::ArrayXd at_middle = (4.0 * middle - coarse) / 3.0;
    const Eigen::ArrayXd at_fine = (4.0 * fine - middle) / 3.0;
    const Eigen::ArrayXd limit = (16.0 * at_fine - at_middle) / 15.0;

    for (Index n = 1; n < 5; ++n) {
        const double level = spectrum.energies()[n] - spectrum.energies()[0];
        CHECK(limit[n] == doctest::Approx(level).epsilon(1e-7));
    }
}

TEST_CASE("continuum spectrum: what binds no state is refused") {
    CHECK_THROWS_AS(ContinuumSpectrum(1.0, FreeParticle{}, 2), InvalidInput);
    CHECK_THROWS_AS(ContinuumSpectrum(1.0, CosinePotential{}, 2), InvalidInput);
    CHECK_THROWS_AS(ContinuumSpectrum(0.0, HarmonicPotential{}, 2), InvalidInput);
    CHECK_THROWS_AS(ContinuumSpectrum(1.0, HarmonicPotential{}, 0), InvalidInput);
}

}  // namespace feynet::test::continuum_spectrum_test
