#include "feynet/path/realtime/real_time_oscillator.hpp"

#include "feynet/core/error.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <complex>
#include <numbers>
#include <string>

namespace feynet::test::real_time_oscillator_test {
namespace {

using Complex = std::complex<double>;

constexpr double mass = 1.3;
constexpr double x_initial = 0.4;
constexpr double x_final = -0.9;

RealTimeOscillator oscillator(
    Rule rule, double frequency, double duration, Index n_slices, double hbar = 1.0) {
    const TimeGrid grid(
        duration / static_cast<double>(n_slices),
        n_slices,
        Boundary::Dirichlet,
        x_initial,
        x_final);
    return {grid, rule, mass, frequency, hbar};
}

/// Σₙ ψₙ(x) ψₙ(y) e^{−(n+½)(iωT + ε)}: the oscillator's kernel at the time T − iε/ω by its
/// eigenstates, which know of no branch.
Complex sum_over_states(double frequency, double duration, double epsilon) {
    const double scale = std::sqrt(mass * frequency);
    const std::array<double, 2> at{scale * x_initial, scale * x_final};
    std::array<double, 2> before{0.0, 0.0};
    std::array<double, 2> here{};
    for (std::size_t i = 0; i < 2; ++i) {
        here[i] = std::pow(std::numbers::pi, -0.25) * std::exp(-0.5 * at[i] * at[i]);
    }
    const Complex rotation = std::exp(-Complex(epsilon, frequency * duration));
    Complex factor = std::sqrt(std::abs(rotation)) * std::polar(1.0, -0.5 * frequency * duration);
    Complex sum = 0.0;
    for (int n = 0; std::abs(factor) > 1e-18; ++n) {
        sum += scale * here[0] * here[1] * factor;
        factor *= rotation;
        for (std::size_t i = 0; i < 2; ++i) {
            const double next = std::sqrt(2.0 / (n + 1)) * at[i] * here[i] -
                                std::sqrt(static_cast<double>(n) / (n + 1)) * before[i];
            before[i] = here[i];
            here[i] = next;
        }
    }
    return sum;
}

/// The limit ε → 0 by Neville's scheme from ε = 0.01, 0.02 … 0.08.
Complex sum_over_states(double frequency, double duration) {
    constexpr std::size_t n = 8;
    std::array<Complex, n> table{};
    for (std::size_t i = 0; i < n; ++i) {
        table[i] = sum_over_states(frequency, duration, 0.01 * static_cast<double>(i + 1));
    }
    for (std::size_t level = 1; level < n; ++level) {
        for (std::size_t i = 0; i + level < n; ++i) {
            const auto here = static_cast<double>(i + 1);
            const auto step = static_cast<double>(level);
            table[i] = ((here + step) * table[i] - here * table[i + 1]) / step;
        }
    }
    return table[0];
}

std::string rejected_argument(Boundary boundary, double frequency, double hbar, Rule rule) {
    try {
        const RealTimeOscillator object(TimeGrid(0.5, 4, boundary), rule, 1.0, frequency, hbar);
    } catch (const InvalidInput& error) {
        return error.argument();
    }
    return "";
}

}  // namespace

TEST_CASE("real-time oscillator: bad input is named") {
    CHECK(rejected_argument(Boundary::HalfLine, 1.0, 1.0, Rule::Site) == "boundary");
    CHECK(rejected_argument(Boundary::Dirichlet, -1.0, 1.0, Rule::Site) == "frequency");
    CHECK(rejected_argument(Boundary::Dirichlet, 1.0, 0.0, Rule::Site) == "hbar");
    CHECK(rejected_argument(Boundary::Dirichlet, 4.0, 1.0, Rule::Site) == "spacing");
    CHECK(rejected_argument(Boundary::Dirichlet, 4.0, 1.0, Rule::Midpoint).empty());
    CHECK_THROWS_AS(
        oscillator(Rule::Site, std::numbers::pi, 1.0, 8).continuum_kernel(), InvalidInput);
}

TEST_CASE("real-time oscillator: S is the sum of its definition, the gradient its derivative") {
    for (const Rule rule : every_rule) {
        const RealTimeOscillator real = oscillator(rule, 1.7, 2.0, 6);
        const double a = real.grid().spacing();
        const Block path = normal_block(7);
        Lanes expected = Lanes::Zero();
        for (Index n = 1; n < 7; ++n) {
            const Lanes x = path.col(n - 1);
            const Lanes y = path.col(n);
            const Lanes square = rule == Rule::Site ? Lanes(0.5 * (x.square() + y.square()))
                                                    : Lanes((0.5 * (x + y)).square());
            expected += 0.5 * mass * (y - x).square() / a - 0.5 * a * mass * 1.7 * 1.7 * square;
        }
        Block g;

        real.gradient(path, g);

        CHECK((real.action(path) - expected).abs().maxCoeff() < 1e-12);
        CHECK((g.col(0) == 0.0).all());
        CHECK((g.col(6) == 0.0).all());
        for (Index n = 1; n < 6; ++n) {
            // S is quadratic: its central difference is exact
            Block shifted = path;
            shifted.col(n) += 0.5;
            const Lanes forward = real.action(shifted);
            shifted.col(n) -= 1.0;
            CHECK((forward - real.action(shifted) - g.col(n)).abs().maxCoeff() < 1e-12);
        }
    }
}

TEST_CASE("real-time oscillator: Mehler's kernel is the sum over states, beyond caustics too") {
    for (const double phase : {0.5, 2.0, 4.0, 7.0, 10.5}) {
        const double frequency = 0.8;
        const Complex states = sum_over_states(frequency, phase / frequency);
        CAPTURE(phase);

        const Amplitude kernel =
            oscillator(Rule::Site, frequency, phase / frequency, 64).continuum_kernel();

        CHECK(std::abs(kernel.value() - states) < 1e-7 * std::abs(states));
        // the same without the phase of the caustics would not pass
        if (phase > std::numbers::pi) {
            const double caustics = std::floor(phase / std::numbers::pi);
            const Complex principal =
                kernel.value() * std::polar(1.0, 0.5 * std::numbers::pi * caustics);
            CHECK(std::abs(principal - states) > 0.5 * std::abs(states));
        }
    }
}

TEST_CASE("real-time oscillator: the free kernel is the same on every lattice") {
    const double duration = 3.0;
    const double distance = x_final - x_initial;
    for (const Rule rule : every_rule) {
        for (const Index n_slices : {2, 7, 1000}) {
            const Amplitude kernel =
                oscillator(rule, 0.0, duration, n_slices, 0.7).lattice_kernel();

            CHECK(
                kernel.log_modulus ==
                doctest::Approx(0.5 * std::log(mass / (2.0 * std::numbers::pi * 0.7 * duration)))
                    .epsilon(1e-13));
            CHECK(
                kernel.phase ==
                doctest::Approx(
                    mass * distance * distance / (2.0 * 0.7 * duration) - 0.25 * std::numbers::pi)
                    .epsilon(1e-13));
        }
    }
}

TEST_CASE("real-time oscillator: ω → 0 is the free particle") {
    for (const Rule rule : every_rule) {
        const Amplitude free = oscillator(rule, 0.0, 3.0, 9).lattice_kernel();
        const Amplitude slow = oscillator(rule, 1e-7, 3.0, 9).lattice_kernel();
        CHECK(relative_distance(free, slow) < 1e-12);
    }
}

TEST_CASE("real-time oscillator: order 2 towards Mehler in the site rule, 1 in the midpoint rule") {
    for (const double phase : {0.5, 2.0, 4.0}) {
        for (const Rule rule : every_rule) {
            const auto distance = [&](Index n_slices) {
                const RealTimeOscillator real = oscillator(rule, 1.0, phase, n_slices);
                return relative_distance(real.lattice_kernel(), real.continuum_kernel());
            };
            CAPTURE(phase);
            CAPTURE(word(rule));
            const double order = std::log2(distance(2000) / distance(4000));
            CHECK(order == doctest::Approx(rule == Rule::Site ? 2.0 : 1.0).epsilon(0.01));
        }
    }
}

}  // namespace feynet::test::real_time_oscillator_test
