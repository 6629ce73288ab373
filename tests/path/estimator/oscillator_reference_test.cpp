#include "feynet/path/estimator/oscillator_reference.hpp"

#include "feynet/path/exact/exact_path.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::oscillator_reference_test {
namespace {

constexpr double mass = 1.4;

PathSystem system_at(Boundary boundary, Rule rule, const AnyPotential& potential) {
    return {grid_with_ends(0.25, 12, boundary), rule, mass, potential};
}

/// S − ½|W|² of one draw of eight, and W.
Lanes rest(const OscillatorReference& reference, std::uint32_t i) {
    Block weights(lanes, reference.network().n_weights());
    fill_normals(Stream{.seed = 62, .trajectory = i}, Purpose::Exact, weights);
    return reference.action().value(weights) - 0.5 * weights.square().rowwise().sum();
}

/// The deviation of Z₀ ⟨exp{−(S − ½|W|²)}⟩ from the exact Z, in standard errors.
double pull(const PathSystem& system, double frequency) {
    const OscillatorReference reference(system, frequency);
    const double shift = reference.log_partition() - exact_path(system)->log_partition();
    constexpr std::uint32_t n_draws = 5000;
    double sum = 0.0;
    double square = 0.0;
    for (std::uint32_t i = 0; i < n_draws; ++i) {
        const Lanes weight = (shift - rest(reference, i)).exp();
        sum += weight.sum();
        square += weight.square().sum();
    }
    const double n = lanes * n_draws;
    const double mean = sum / n;
    return (mean - 1.0) / std::sqrt((square / n - mean * mean) / n);
}

}  // namespace

TEST_CASE("oscillator reference: for its own oscillator every draw gives the exact Z") {
    const HarmonicPotential harmonic{.mass = mass, .frequency = 0.9};
    for (const Boundary boundary : every_boundary) {
        for (const Rule rule : {Rule::Site, Rule::Midpoint}) {
            CAPTURE(word(boundary));
            CAPTURE(word(rule));
            const PathSystem system = system_at(boundary, rule, harmonic);
            const OscillatorReference reference(system, system.quadratic_frequency());

            const Lanes log_z = reference.log_partition() - rest(reference, 0);

            const double exact = exact_path(system)->log_partition();
            CHECK((log_z - exact).abs().maxCoeff() < 1e-11);
        }
    }
}

TEST_CASE("oscillator reference: Z of a free particle is that of the step network") {
    for (const Boundary boundary : {Boundary::Dirichlet, Boundary::HalfLine}) {
        const PathSystem system = system_at(boundary, Rule::Site, FreeParticle{});
        const OscillatorReference reference(system, 0.0);

        const Lanes log_z = reference.log_partition() - rest(reference, 0);

        CHECK((log_z - exact_path(system)->log_partition()).abs().maxCoeff() < 1e-11);
    }
}

TEST_CASE("oscillator reference: reweighting to another potential gives its exact Z") {
    // 4e4 draws, 16 comparisons at 4.9 standard errors: false alarms 2e-5.
    const HarmonicPotential harmonic{.mass = mass, .frequency = 0.9};
    const QuarticPotential quartic{.mass = mass, .frequency = 1.0, .coupling = 0.5};
    for (const Boundary boundary : every_boundary) {
        for (const Rule rule : {Rule::Site, Rule::Midpoint}) {
            CAPTURE(word(boundary));
            CAPTURE(word(rule));
            const PathSystem anharmonic = system_at(boundary, rule, quartic);

            CHECK(std::abs(pull(system_at(boundary, rule, harmonic), 1.2)) < 4.9);
            CHECK(std::abs(pull(anharmonic, anharmonic.oscillator_frequency())) < 4.9);
        }
    }
}

}  // namespace feynet::test::oscillator_reference_test
