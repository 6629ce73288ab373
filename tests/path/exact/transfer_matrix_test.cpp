#include "feynet/path/exact/transfer_matrix.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/path/exact/oscillator.hpp"
#include "path/exact/three_slices.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::transfer_matrix_test {
namespace {

PathSystem harmonic(const TimeGrid& grid, Discretisation rule) {
    return {grid, rule, 1.3, HarmonicPotential{.mass = 1.3, .frequency = 0.9}};
}

PathSystem quartic(const TimeGrid& grid, Discretisation rule, double coupling = 1.0) {
    return {grid, rule, 1.0, QuarticPotential{.coupling = coupling}};
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

TEST_CASE("transfer matrix: it finds the closed forms of the oscillator") {
    for_every_oscillator([](const TransferMatrix& transfer,
                            const ExactOscillator& exact,
                            const TimeGrid& grid) {
        CHECK(transfer.error() < 1e-11);
        CHECK(std::abs(transfer.log_partition() - exact.log_partition()) < 1e-10);
        CHECK(transfer.gap() == doctest::Approx(exact.gap()).epsilon(1e-10));
        CHECK(transfer.ground_energy() == doctest::Approx(exact.ground_energy()).epsilon(1e-10));
        for (Index j = 0; j < grid.n_nodes(); j += 1 + grid.n_nodes() / 6) {
            const auto cube = [](double x) { return x * x * x + x; };
            CHECK(std::abs(transfer.expectation(j, cube) - exact.expectation(j, cube)) < 1e-10);
            for (Index k = 0; k < grid.n_nodes(); ++k) {
                CHECK(std::abs(transfer.correlation(j, k) - exact.correlation(j, k)) < 1e-10);
            }
        }
    });
}

TEST_CASE("transfer matrix: the density is exact between the positions too") {
    for_every_oscillator(
        [](const TransferMatrix& transfer, const ExactOscillator& exact, const TimeGrid& grid) {
            for (Index i = 0; i < grid.n_free(); ++i) {
                const Index node = grid.first_free() + i;
                for (const double x : {-1.234, -0.1, 0.0317, 0.9, 30.0}) {
                    CHECK(std::abs(transfer.density(node, x) - exact.density(node, x)) < 1e-10);
                }
            }
        });
}

TEST_CASE("transfer matrix: the mean over a link of a ring is that of the oscillator") {
    for (const Discretisation rule : every_discretisation) {
        for (const Index n_slices : {2, 7}) {
            const PathSystem system = harmonic(TimeGrid(0.4, n_slices, Boundary::Periodic), rule);
            const TransferMatrix transfer(system);
            const ExactOscillator exact(system);

            CHECK(
                transfer.link_expectation(fourth_power) ==
                doctest::Approx(exact.link_expectation(fourth_power)).epsilon(1e-10));
        }
    }
    const TransferMatrix open(harmonic(TimeGrid(0.4, 3, Boundary::Free), Discretisation::Site));
    CHECK_THROWS_AS(open.link_expectation(square), InvalidInput);
}

TEST_CASE("transfer matrix: three slices of a quartic are the integral over their nodes") {
    for (const Boundary boundary : {Boundary::Dirichlet, Boundary::HalfLine, Boundary::Free}) {
        for (const Discretisation rule : every_discretisation) {
            CAPTURE(word(boundary));
            CAPTURE(word(rule));
            const TimeGrid grid = grid_with_ends(0.5, 3, boundary);
            const TransferMatrix transfer(quartic(grid, rule));
            const ThreeSlices direct(grid, rule);

            CHECK(std::abs(transfer.log_partition() - direct.log_partition()) < 1e-9);
            for (Index j = 0; j <= 3; ++j) {
                const auto node = static_cast<std::size_t>(j);
                CHECK(
                    std::abs(transfer.expectation(j, fourth_power) - direct.fourth_moment(node)) <
                    1e-9);
                for (Index k = 0; k <= 3; ++k) {
                    const double expected = direct.correlation(node, static_cast<std::size_t>(k));
                    CHECK(std::abs(transfer.correlation(j, k) - expected) < 1e-9);
                }
            }
        }
    }
}

TEST_CASE("transfer matrix: far from its ends an open path is the ring") {
    const TransferMatrix ring(
        quartic(TimeGrid(0.1, 400, Boundary::Periodic), Discretisation::Site));
    const TransferMatrix open(
        quartic(TimeGrid(0.1, 1000, Boundary::Dirichlet, 1.5, -2.5), Discretisation::Site));

    CHECK(
        open.expectation(500, fourth_power) ==
        doctest::Approx(ring.expectation(0, fourth_power)).epsilon(1e-10));
    CHECK(open.correlation(490, 510) == doctest::Approx(ring.correlation(0, 20)).epsilon(1e-10));
    CHECK(open.density(500, 0.3) == doctest::Approx(ring.density(0, 0.3)).epsilon(1e-10));
    CHECK(open.gap() == doctest::Approx(ring.gap()).epsilon(1e-10));
}

TEST_CASE("transfer matrix: slices compose, K(x, z; 2T) = ∫ K(x, y; T) K(y, z; T) dy") {
    const auto kernel = [](double x, double y, Index n_slices) {
        const TimeGrid grid(0.2, n_slices, Boundary::Dirichlet, x, y);
        return std::exp(TransferMatrix(quartic(grid, Discretisation::Midpoint)).log_partition());
    };
    constexpr double h = 0.15;
    double sum = 0.0;
    for (int i = -20; i <= 20; ++i) {
        sum += h * kernel(0.4, h * i, 4) * kernel(h * i, -1.1, 4);
    }

    CHECK(kernel(0.4, -1.1, 8) == doctest::Approx(sum).epsilon(1e-9));
}

TEST_CASE("transfer matrix: a path may start high on the wall and relaxes with the gap") {
    const TransferMatrix transfer(
        quartic(TimeGrid(0.1, 120, Boundary::HalfLine, 6.0), Discretisation::Site));

    const auto mean = [&](Index node) {
        return transfer.expectation(node, [](double x) { return x; });
    };
    CHECK(transfer.error() < 1e-10);
    CHECK(transfer.expectation(0, square) == 36.0);
    CHECK(mean(1) > 1.0);
    CHECK(mean(1) < 6.0);
    CHECK(std::log(mean(60) / mean(70)) == doctest::Approx(transfer.gap()).epsilon(1e-8));
}

TEST_CASE(
    "transfer matrix: coarse and strong or fine and short, the spectrum is that of any boundary" *
    doctest::test_suite("long")) {
    struct Case {
        double spacing;
        Index n_slices;
        double coupling;
    };
    for (const Case& c : {Case{2.0, 20, 5.0}, Case{1.0, 2, 1.0}, Case{0.01, 2, 1.0}}) {
        for (const Discretisation rule : every_discretisation) {
            CAPTURE(word(rule));
            CAPTURE(c.spacing);
            const TransferMatrix ring(
                quartic(TimeGrid(c.spacing, c.n_slices, Boundary::Periodic), rule, c.coupling));
            const TransferMatrix open(quartic(
                grid_with_ends(c.spacing, c.n_slices, Boundary::Dirichlet), rule, c.coupling));

            CHECK(open.gap() == doctest::Approx(ring.gap()).epsilon(1e-9));
            CHECK(open.ground_energy() == doctest::Approx(ring.ground_energy()).epsilon(1e-9));
        }
    }
}

TEST_CASE("transfer matrix: it says when it has no answer") {
    const PathSystem spread_out(
        TimeGrid(0.1, 400'000, Boundary::HalfLine, 0.0), Discretisation::Site, 1.0, FreeParticle{});
    const PathSystem too_fine =
        quartic(TimeGrid(1e-7, 50, Boundary::Periodic), Discretisation::Site);

    CHECK_THROWS_AS(TransferMatrix{spread_out}, InvalidInput);
    CHECK_THROWS_AS(TransferMatrix{too_fine}, InvalidInput);
}

}  // namespace feynet::test::transfer_matrix_test
