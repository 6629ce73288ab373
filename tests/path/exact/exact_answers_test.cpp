#include "feynet/path/exact/oscillator.hpp"
#include "feynet/path/exact/transfer_matrix.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet::test {
namespace {

double square(double x) {
    return x * x;
}

PathSystem harmonic(const TimeGrid& grid, Discretisation rule) {
    return {grid, rule, 1.3, HarmonicPotential{.mass = 1.3, .frequency = 0.9}};
}

PathSystem quartic(const TimeGrid& grid, Discretisation rule, double coupling = 1.0) {
    return {grid, rule, 1.0, QuarticPotential{.coupling = coupling}};
}

doctest::Approx close_to(double value, double relative = 1e-12) {
    return doctest::Approx(value).epsilon(relative).scale(0.0);
}

/// Runs check(transfer matrix, closed form, grid) on the oscillator for every boundary ×
/// discretisation.
template <typename Check>
void for_every_oscillator(Check check) {
    for (const Boundary boundary : every_boundary) {
        for (const Discretisation rule : every_discretisation) {
            for (const Index n_slices : {2, 3, 20}) {
                CAPTURE(word(boundary));
                CAPTURE(word(rule));
                CAPTURE(n_slices);
                const TimeGrid grid = grid_with_ends(0.4, n_slices, boundary);
                const PathSystem system = harmonic(grid, rule);
                check(TransferMatrix(system), ExactOscillator(system), grid);
            }
        }
    }
}

}  // namespace

TEST_CASE(
    "exact answers: of the oscillator, ⟨f(xⱼ) g(xₖ)⟩ of moments by Wick's theorem, of signs the "
    "arcsine law") {
    const PositionFunction position{[](double x) { return x; }};
    const PositionFunction squared{square};
    const PositionFunction sign{[](double x) { return x < 0.0 ? -1.0 : 1.0; }, {0.0}};
    for (const Boundary boundary : every_boundary) {
        for (const Discretisation rule : every_discretisation) {
            CAPTURE(word(boundary));
            CAPTURE(word(rule));
            const ExactOscillator exact(harmonic(grid_with_ends(0.4, 9, boundary), rule));
            const Index n_lags = 6;
            const Eigen::ArrayXd linear = exact.correlator(position, position, 3, n_lags);
            const Eigen::ArrayXd quadratic = exact.correlator(squared, squared, 3, n_lags);
            const Eigen::ArrayXd signs = exact.correlator(sign, sign, 3, n_lags);
            for (Index lag = 0; lag < n_lags; ++lag) {
                const Index k = 3 + lag;
                const double mean_j = exact.expectation(3, [](double x) { return x; });
                const double mean_k = exact.expectation(k, [](double x) { return x; });
                const double jj = exact.correlation(3, 3) - mean_j * mean_j;
                const double kk = exact.correlation(k, k) - mean_k * mean_k;
                const double jk = exact.correlation(3, k) - mean_j * mean_k;
                const double wick = (jj + mean_j * mean_j) * (kk + mean_k * mean_k) +
                                    2.0 * jk * jk + 4.0 * mean_j * mean_k * jk;
                CHECK(linear[lag] == close_to(exact.correlation(3, k)));
                CHECK(quadratic[lag] == close_to(wick));
                if (boundary == Boundary::Periodic || boundary == Boundary::Free) {
                    const double angle = std::asin(std::min(1.0, jk / std::sqrt(jj * kk)));
                    CHECK(signs[lag] == close_to(2.0 / std::numbers::pi * angle, 1e-10));
                }
            }
        }
    }
}

TEST_CASE(
    "exact answers: of the oscillator, its levels are equidistant and |ψ₀|² is the density far "
    "from "
    "all ends") {
    for (const Discretisation rule : every_discretisation) {
        const PathSystem system =
            harmonic(TimeGrid(0.4, 1000, Boundary::Dirichlet, 1.0, 2.0), rule);
        const ExactOscillator exact(system);
        for (Index n = 0; n < 5; ++n) {
            CHECK(exact.levels(5)[n] == doctest::Approx(static_cast<double>(n) * exact.gap()));
        }
        for (const double x : {-1.2, 0.0, 0.4}) {
            CHECK(exact.ground_density(x) == close_to(exact.density(500, x)));
        }
    }
}

TEST_CASE(
    "exact answers: of the oscillator, log_kernel gives the propagator between any points on every "
    "boundary") {
    for (const Boundary boundary : every_boundary) {
        for (const Discretisation rule : every_discretisation) {
            const ExactOscillator exact(harmonic(grid_with_ends(0.4, 9, boundary), rule));
            const Eigen::ArrayXd ends = Eigen::ArrayXd::LinSpaced(3, -2.0, 1.0);

            const Eigen::ArrayXd kernel = exact.log_kernel(0.7, ends);

            for (Index i = 0; i < ends.size(); ++i) {
                const TimeGrid grid(0.4, 9, Boundary::Dirichlet, 0.7, ends[i]);
                const ExactOscillator held(harmonic(grid, rule));
                CHECK(kernel[i] == close_to(held.log_partition()));
            }
        }
    }
}

TEST_CASE(
    "exact answers: by transfer matrix, correlators of any two functions are those of the "
    "oscillator") {
    const PositionFunction cube{[](double x) { return x * x * x; }};
    const PositionFunction wave{[](double x) { return std::cos(2.0 * x) + x; }};
    const PositionFunction sign{[](double x) { return x < 0.2 ? -1.0 : 1.0; }, {0.2}};
    const PositionFunction fold{[](double x) { return std::abs(x + 0.1); }, {-0.1}};
    for_every_oscillator(
        [&](const TransferMatrix& transfer, const ExactOscillator& exact, const TimeGrid& grid) {
            const auto agree = [&](const PositionFunction& f, const PositionFunction& g, Index j) {
                const Index n_lags = std::min<Index>(grid.n_nodes() - j, 7);
                const Eigen::ArrayXd known = exact.correlator(f, g, j, n_lags);
                return (transfer.correlator(f, g, j, n_lags) - known).abs().maxCoeff() < 1e-10;
            };
            for (const Index j : {Index{0}, Index{1}, grid.n_nodes() - 2}) {
                CAPTURE(j);
                CHECK(agree(cube, wave, j));
                CHECK(agree(sign, sign, j));
                CHECK(agree(fold, cube, j));
                CHECK(agree(wave, sign, j));
            }
        });
}

TEST_CASE(
    "exact answers: by transfer matrix, a jump that is not named costs the digits its name saves") {
    const TimeGrid grid(0.4, 20, Boundary::Periodic);
    const TransferMatrix transfer(harmonic(grid, Discretisation::Site));
    const ExactOscillator exact(harmonic(grid, Discretisation::Site));
    const auto step = [](double x) { return x < 0.2 ? -1.0 : 1.0; };

    const double known = exact.correlator({step, {0.2}}, {step, {0.2}}, 0, 5)[4];

    CHECK(std::abs(transfer.correlator({step, {0.2}}, {step, {0.2}}, 0, 5)[4] - known) < 1e-11);
    CHECK(std::abs(transfer.correlator({step}, {step}, 0, 5)[4] - known) > 1e-5);
}

TEST_CASE(
    "exact answers: by transfer matrix, levels, |ψ₀|² and kernels are those of the oscillator") {
    for_every_oscillator(
        [](const TransferMatrix& transfer, const ExactOscillator& exact, const TimeGrid& /*grid*/) {
            const Eigen::ArrayXd levels = transfer.levels(5);
            CHECK((levels - exact.levels(5)).abs().maxCoeff() < 1e-9);
            CHECK(levels[0] == 0.0);
            CHECK(levels[1] == transfer.gap());
            for (const double x : {-1.234, -0.1, 0.0317, 0.9, 30.0}) {
                CHECK(std::abs(transfer.ground_density(x) - exact.ground_density(x)) < 1e-10);
            }
            const Eigen::ArrayXd ends = Eigen::ArrayXd::LinSpaced(7, -3.0, 2.0);
            const Eigen::ArrayXd kernel = transfer.log_kernel(0.6, ends);
            CHECK((kernel - exact.log_kernel(0.6, ends)).abs().maxCoeff() < 1e-9);
        });
}

TEST_CASE(
    "exact answers: by transfer matrix, levels beyond what rounding leaves are not a number") {
    const TransferMatrix coarse(
        quartic(TimeGrid(2.0, 20, Boundary::Periodic), Discretisation::Site, /*coupling=*/5.0));
    const TransferMatrix fine(quartic(TimeGrid(0.1, 20, Boundary::Periodic), Discretisation::Site));

    CHECK(std::isnan(coarse.levels(12)[11]));
    CHECK(std::isfinite(coarse.levels(12)[2]));
    CHECK(std::isfinite(fine.levels(8)[7]));
    CHECK(std::isnan(fine.levels(30)[29]));
}

}  // namespace feynet::test
