#include "feynet/path/realtime/real_time_kernel.hpp"

#include "feynet/core/error.hpp"
#include "feynet/network/network_kind.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::real_time_kernel_test {
namespace {

constexpr double tolerance = 1e-11;

RealTimeOscillator oscillator(
    Rule rule, double frequency, double duration, Index n_slices, double hbar = 1.0) {
    const TimeGrid grid(
        duration / static_cast<double>(n_slices), n_slices, Boundary::Dirichlet, 0.4, -0.9);
    return {grid, rule, 1.3, frequency, hbar};
}

/// Runs check(oscillator) for both rules at times before and beyond the caustics.
template <typename Check>
void for_every_time(Check check) {
    for (const Rule rule : every_rule) {
        for (const double phase : {0.0, 0.5, 2.0, 4.0, 8.0}) {
            for (const Index n_slices : {3, 5, 16, 33}) {
                if (rule == Rule::Site && phase >= 2.0 * static_cast<double>(n_slices)) {
                    continue;
                }
                CAPTURE(word(rule));
                CAPTURE(phase);
                CAPTURE(n_slices);
                check(oscillator(rule, phase / 2.5, 2.5, n_slices));
            }
        }
    }
}

}  // namespace

TEST_CASE("real-time kernel: in the weights of every network it is the closed lattice form") {
    for_every_time([](const RealTimeOscillator& real) {
        const Amplitude closed = real.lattice_kernel();
        for (const NetworkKind kind : every_network) {
            const auto network = make_network(kind, real.grid(), Rule::Site, 1.3, 0.7);
            CAPTURE(word(kind));

            const RealTimeKernel kernel = real_time_kernel(real, *network);

            CHECK(relative_distance(kernel.amplitude, closed) < tolerance);
            CHECK(std::abs(kernel.amplitude.phase - closed.phase) < tolerance);
        }
    });
}

TEST_CASE("real-time kernel: the fast forms in sine and site weights are the closed form too") {
    for_every_time([](const RealTimeOscillator& real) {
        const Amplitude closed = real.lattice_kernel();

        const RealTimeKernel sines = real_time_kernel_in_sines(real);
        const RealTimeKernel sites = real_time_kernel_in_sites(real);

        CHECK(relative_distance(sines.amplitude, closed) < tolerance);
        CHECK(relative_distance(sites.amplitude, closed) < tolerance);
        CHECK(sines.morse_index == sites.morse_index);
    });
}

TEST_CASE("real-time kernel: each half period makes one direction of the weights a maximum of S") {
    for (const double half_periods : {0.5, 1.5, 2.5, 3.5}) {
        const RealTimeOscillator real =
            oscillator(Rule::Site, half_periods * std::numbers::pi, 1.0, 40);
        for (const NetworkKind kind : every_network) {
            const auto network = make_network(kind, real.grid(), Rule::Site, 1.3, 0.7);
            CAPTURE(word(kind));
            CHECK(
                real_time_kernel(real, *network).morse_index ==
                static_cast<Index>(std::floor(half_periods)));
        }
    }
}

TEST_CASE(
    "real-time kernel: the Jacobian and the determinant change with the weights, K does not") {
    const RealTimeOscillator real = oscillator(Rule::Site, 1.6, 2.5, 16);
    const auto step = make_network(NetworkKind::Step, real.grid(), Rule::Site, 1.3, 0.7);
    const auto relu = make_network(NetworkKind::Relu, real.grid(), Rule::Site, 1.3, 0.7);

    const RealTimeKernel by_step = real_time_kernel(real, *step);
    const RealTimeKernel by_relu = real_time_kernel(real, *relu);

    CHECK(std::abs(by_step.log_determinant - by_relu.log_determinant) > 1.0);
    CHECK(
        by_step.log_determinant - 2.0 * step->log_jacobian() ==
        doctest::Approx(by_relu.log_determinant - 2.0 * relu->log_jacobian()).epsilon(1e-11));
    CHECK(by_step.classical_action == doctest::Approx(by_relu.classical_action).epsilon(1e-11));
}

TEST_CASE("real-time kernel: ħ divides the action and widens the amplitude") {
    for (const double hbar : {0.2, 3.0}) {
        const RealTimeOscillator real = oscillator(Rule::Midpoint, 1.6, 2.5, 12, hbar);
        const auto network = make_network(NetworkKind::Relu, real.grid(), Rule::Site, 1.3, 0.7);
        const RealTimeKernel kernel = real_time_kernel(real, *network);
        CHECK(relative_distance(kernel.amplitude, real.lattice_kernel()) < tolerance);
        CHECK(
            kernel.amplitude.phase ==
            doctest::Approx(
                kernel.classical_action / hbar - 0.25 * std::numbers::pi - 0.5 * std::numbers::pi));
    }
}

TEST_CASE("real-time kernel: in site weights a pivot may vanish") {
    // aω = 1: K = (m/a) tridiag(−1, 1, −1), whose second pivot 1 − 1/1 is zero
    const RealTimeOscillator real = oscillator(Rule::Site, 1.6, 2.5, 4);

    const RealTimeKernel sites = real_time_kernel_in_sites(real);

    CHECK(relative_distance(sites.amplitude, real.lattice_kernel()) < tolerance);
    CHECK(sites.morse_index == 1);
}

TEST_CASE("real-time kernel: a hundred thousand slices are quick in sine and in site weights") {
    const RealTimeOscillator real = oscillator(Rule::Site, 1.6, 2.5, 100'000);

    const RealTimeKernel sites = real_time_kernel_in_sites(real);

    // a²ω² stands beside 2 on the diagonal: rounding costs N² 1e-16
    CHECK(relative_distance(sites.amplitude, real.continuum_kernel()) < 1e-6);
    CHECK(sites.morse_index == 1);
    CHECK(real_time_kernel_in_sines(real).morse_index == 1);
}

TEST_CASE("real-time kernel: a caustic of the lattice is an error, not a number") {
    // aω = √2: the only interior node feels no force
    const RealTimeOscillator site = oscillator(Rule::Site, std::numbers::sqrt2, 2.0, 2);
    // aω = 2: ϑ = π/2, Nϑ = π
    const RealTimeOscillator midpoint = oscillator(Rule::Midpoint, 2.0, 2.0, 2);

    CHECK_THROWS_AS(site.lattice_kernel(), InvalidInput);
    CHECK_THROWS_AS(midpoint.lattice_kernel(), InvalidInput);
    CHECK_THROWS_AS(real_time_kernel_in_sites(midpoint), InvalidInput);
}

TEST_CASE("real-time kernel: dense Hessians are for networks of moderate size") {
    const RealTimeOscillator real = oscillator(Rule::Site, 1.6, 2.5, 4096);
    const auto network = make_network(NetworkKind::Step, real.grid(), Rule::Site, 1.3, 0.7);
    CHECK_THROWS_AS(real_time_kernel(real, *network), InvalidInput);
}

}  // namespace feynet::test::real_time_kernel_test
