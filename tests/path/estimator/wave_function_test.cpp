#include "feynet/path/estimator/wave_function.hpp"

#include "feynet/path/action/time_slice.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace feynet::test::wave_function_test {
namespace {

constexpr double spacing = 0.25;
constexpr double mass = 1.2;
constexpr HarmonicPotential oscillator{.mass = mass, .frequency = 0.9};

PathSystem half_line(Rule rule) {
    return {TimeGrid(spacing, 200, Boundary::HalfLine, 0.0), rule, mass, oscillator};
}

/// ∫ T(yᵢ, x) p(x) dx with p the exact law of the end of a long path.
std::vector<double> exact_spread(const PathSystem& system, const WaveGrid& grid) {
    const auto exact = exact_path(system);
    const TimeSlice slice(system);
    std::vector<double> means;
    for (const double y : grid.positions()) {
        double sum = 0.0;
        for (const double x : grid.positions()) {
            sum +=
                slice.value(y, Lanes::Constant(x))[0] * exact->density(system.grid().n_slices(), x);
        }
        means.push_back(grid.step * sum);
    }
    return means;
}

}  // namespace

TEST_CASE("wave function: the spread end of a long path is ψ₀, its weight the energy") {
    // The oscillator's transfer matrix has the ground state (πP)^{−1/4} exp(−y²/2P).
    const WaveGrid grid{-8.0, 0.2, 81};
    for (const Rule rule : {Rule::Site, Rule::Midpoint}) {
        CAPTURE(word(rule));
        const PathSystem system = half_line(rule);
        const double p = LatticeOscillator(rule, mass, 0.9, spacing).amplitude;
        const GroundStateFunctions ground_state(grid, spacing);

        const std::vector<double> means = exact_spread(system, grid);

        for (Index i = 0; i < grid.size; ++i) {
            const double y = grid.positions()[static_cast<std::size_t>(i)];
            const double psi = std::pow(std::numbers::pi * p, -0.25) * std::exp(-0.5 * y * y / p);
            CHECK(std::abs(ground_state.wave(means, i) - psi) < 1e-10);
        }
        const double energy = exact_path(system)->ground_energy();
        CHECK(ground_state.energy(means) == doctest::Approx(energy).epsilon(1e-10));
    }
}

TEST_CASE("wave function: gradients are those of the functions") {
    const WaveGrid grid{-2.0, 0.5, 9};
    const GroundStateFunctions ground_state(grid, spacing);
    const std::vector<double> means{0.01, 0.05, 0.2, 0.5, 0.6, 0.4, 0.2, 0.1, 0.02};
    const std::vector<double> wave_gradient = ground_state.wave_gradient(means, 3);
    const std::vector<double> energy_gradient = ground_state.energy_gradient(means);
    for (std::size_t j = 0; j < means.size(); ++j) {
        constexpr double shift = 1e-5;
        std::vector<double> up = means;
        std::vector<double> down = means;
        up[j] += shift;
        down[j] -= shift;

        const double wave_slope =
            (ground_state.wave(up, 3) - ground_state.wave(down, 3)) / (2.0 * shift);
        const double energy_slope =
            (ground_state.energy(up) - ground_state.energy(down)) / (2.0 * shift);

        CHECK(wave_gradient[j] == doctest::Approx(wave_slope).epsilon(1e-7));
        CHECK(energy_gradient[j] == doctest::Approx(energy_slope).epsilon(1e-7));
    }
}

}  // namespace feynet::test::wave_function_test
