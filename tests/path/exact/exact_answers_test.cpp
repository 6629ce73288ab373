#include "feynet/core/powers.hpp"
#include "feynet/path/exact/oscillator.hpp"
#include "feynet/path/exact/transfer_matrix.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace feynet::test::exact_answers_test {
namespace {

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

/// E₀ of an even V(|x|), m = 1, site rule: even states live on x > 0 with the kernel T(x, y) + T(x,
/// −y), where V is smooth; Simpson's rule and the power method.
double even_ground_energy(const std::function<double(double)>& potential, double a) {
    constexpr Index n = 801;
    constexpr double range = 20.0;
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(n, 0.0, range);
    const Eigen::ArrayXd boltzmann = (-0.5 * a * x.unaryExpr(potential)).exp();
    Eigen::MatrixXd kernel(n, n);
    for (Index j = 0; j < n; ++j) {
        const double simpson = j == 0 || j == n - 1 ? 1.0 : (j % 2 == 1 ? 4.0 : 2.0);
        const Eigen::ArrayXd both_sides =
            (-0.5 * (x - x[j]).square() / a).exp() + (-0.5 * (x + x[j]).square() / a).exp();
        kernel.col(j) = boltzmann * both_sides * boltzmann[j] * simpson;
    }
    kernel *= range / (3.0 * (n - 1)) / std::sqrt(2.0 * std::numbers::pi * a);
    Eigen::VectorXd state = Eigen::VectorXd::Ones(n);
    double first = 0.0;
    for (int i = 0; i < 150; ++i) {
        state = kernel * state;
        first = state.maxCoeff();
        state /= first;
    }
    return -std::log(first) / a;
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

TEST_CASE(
    "exact answers: by transfer matrix, a million slices of the ring and between fixed ends cost "
    "no digit") {
    const TransferMatrix ring(
        quartic(TimeGrid(0.01, 1'000'000, Boundary::Periodic), Discretisation::Site));
    const TransferMatrix open(
        quartic(TimeGrid(0.01, 1'000'000, Boundary::Dirichlet, 0.4, -0.9), Discretisation::Site));

    CHECK(ring.error() < 1e-11);
    CHECK(open.error() < 1e-11);
    CHECK(ring.log_partition() == doctest::Approx(-10'000.0 * ring.ground_energy()).epsilon(1e-12));
    CHECK(open.log_partition() < ring.log_partition());
    CHECK(open.density(500'000, 0.3) == doctest::Approx(ring.ground_density(0.3)).epsilon(1e-10));
    CHECK(
        open.correlation(500'000, 500'100) ==
        doctest::Approx(ring.correlation(0, 100)).epsilon(1e-10));
    CHECK(
        open.log_partition() ==
        doctest::Approx(
            ring.log_partition() +
            0.5 * std::log(ring.ground_density(0.4) * ring.ground_density(-0.9)))
            .epsilon(1e-12));
}

TEST_CASE("exact answers: by transfer matrix, between fixed ends a free particle is solved too") {
    for (const Boundary boundary : {Boundary::Dirichlet, Boundary::HalfLine}) {
        const TimeGrid grid = grid_with_ends(0.3, 12, boundary);
        const PathSystem free(grid, Rule::Site, 1.3, FreeParticle{});
        const TransferMatrix transfer(free);
        const ExactOscillator exact(free);
        CAPTURE(word(boundary));

        CHECK(transfer.log_partition() == doctest::Approx(exact.log_partition()).epsilon(1e-10));
        CHECK(
            transfer.correlation(3, 7) == doctest::Approx(exact.correlation(3, 7)).epsilon(1e-10));
        CHECK(std::isnan(transfer.ground_energy()));
        CHECK(std::isnan(transfer.gap()));
    }
}

TEST_CASE("exact answers: a kink of V costs digits, not more of them than the error says") {
    const double a = 0.25;
    const PathSystem system(
        TimeGrid(a, 32, Boundary::Periodic), Rule::Site, 1.0, ExpressionPotential("abs(x)"));

    const TransferMatrix transfer(system);

    const double known = even_ground_energy([](double x) { return x; }, a);
    CHECK(transfer.error() > 1e-6);
    CHECK(transfer.error() < 3e-3);
    CHECK(std::abs(transfer.ground_energy() - known) < known * transfer.error());
    const PathSystem smooth(
        TimeGrid(a, 32, Boundary::Periodic), Rule::Site, 1.0, ExpressionPotential("x^4"));
    const double smooth_energy = even_ground_energy([](double x) { return x * x * x * x; }, a);
    CHECK(std::abs(TransferMatrix(smooth).ground_energy() - smooth_energy) < 1e-9);
}

}  // namespace feynet::test::exact_answers_test
