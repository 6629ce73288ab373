#include "feynet/path/path_system.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

namespace feynet::test {
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

}  // namespace feynet::test
