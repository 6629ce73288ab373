#include "feynet/path/exact/transfer_matrix.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/exact/oscillator.hpp"
#include "path/exact/three_slices.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet::test {
namespace {

/// E₁ − E₀ of p²/2 + x²/2 + x⁴.
constexpr double continuum_gap = 2.737892268008434260956 - 0.803770651234273769354;

double square(double x) {
    return x * x;
}
double fourth(double x) {
    return square(square(x));
}

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
                transfer.link_expectation(fourth) ==
                doctest::Approx(exact.link_expectation(fourth)).epsilon(1e-10));
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
                    std::abs(transfer.expectation(j, fourth) - direct.fourth_moment(node)) < 1e-9);
                for (Index k = 0; k <= 3; ++k) {
                    const double expected = direct.correlation(node, static_cast<std::size_t>(k));
                    CHECK(std::abs(transfer.correlation(j, k) - expected) < 1e-9);
                }
            }
        }
    }
}

TEST_CASE("transfer matrix: x²/2 + x⁴ on finite lattices, the numbers of the reference sheet") {
    struct Row {
        Discretisation rule;
        double spacing;
        double gap, second, fourth, nearest, quarter;
    };
    const std::array<Row, 3> rows{
        {{Discretisation::Site,
          0.25,
          1.8945529650,
          0.2529375603,
          0.1723024949,
          0.15737967,
          0.00571657},
         {Discretisation::Site,
          0.125,
          1.9235490454,
          0.2560676527,
          0.1794701643,
          0.20117662,
          0.00545801},
         {Discretisation::Midpoint,
          0.25,
          1.8464299184,
          0.2733956442,
          0.2044267921,
          0.17184302,
          0.00678693}}};
    for (const Row& row : rows) {
        CAPTURE(word(row.rule));
        CAPTURE(row.spacing);
        const auto n_slices = static_cast<Index>(8.0 / row.spacing);

        const TransferMatrix transfer(
            quartic(TimeGrid(row.spacing, n_slices, Boundary::Periodic), row.rule));

        CHECK(std::abs(transfer.gap() - row.gap) < 0.5001e-10);
        CHECK(std::abs(transfer.expectation(5, square) - row.second) < 0.5001e-10);
        CHECK(std::abs(transfer.expectation(5, fourth) - row.fourth) < 0.5001e-10);
        CHECK(std::abs(transfer.correlation(2, 3) - row.nearest) < 0.5001e-8);
        CHECK(std::abs(transfer.correlation(0, n_slices / 4) - row.quarter) < 0.5001e-8);
    }
}

TEST_CASE("transfer matrix: (x² − 2)²/4 on a finite lattice, the numbers of the reference sheet") {
    const TimeGrid ring(0.25, 32, Boundary::Periodic);
    const DoubleWell well{.coupling = 0.25, .minimum = std::sqrt(2.0)};

    const TransferMatrix transfer(PathSystem(ring, Rule::Site, 1.0, well));

    CHECK(std::abs(transfer.gap() - 0.3409663233) < 0.5001e-10);
    CHECK(std::abs(transfer.expectation(5, square) - 1.2613903163) < 0.5001e-10);
    CHECK(std::abs(transfer.expectation(5, fourth) - 2.9693099261) < 0.5001e-10);
    CHECK(std::abs(transfer.correlation(2, 3) - 1.15034436) < 0.5001e-8);
    CHECK(std::abs(transfer.correlation(0, 8) - 0.71145026) < 0.5001e-8);
}

TEST_CASE("transfer matrix: energies of x²/2 + x⁴ approach the continuum as a²") {
    const double ground = 0.803770651234273769;
    const double gap = continuum_gap;
    const TransferMatrix coarse(
        quartic(TimeGrid(0.1, 200, Boundary::Periodic), Discretisation::Site));
    const TransferMatrix fine(
        quartic(TimeGrid(0.05, 400, Boundary::Periodic), Discretisation::Site));

    CHECK(
        (coarse.ground_energy() - ground) / (fine.ground_energy() - ground) ==
        doctest::Approx(4.0).epsilon(0.02));
    CHECK((coarse.gap() - gap) / (fine.gap() - gap) == doctest::Approx(4.0).epsilon(0.02));
    CHECK((4.0 * fine.gap() - coarse.gap()) / 3.0 == doctest::Approx(gap).epsilon(1e-4));
}

TEST_CASE("transfer matrix: the gap of x²/2 + x⁴ errs as the sheet says in every discretisation") {
    struct Row {
        Discretisation rule;
        std::array<double, 3> error;  // at a = 1/4, 1/8, 1/16
        double digit;                 // half a unit of the last one printed
    };
    const std::array<Row, 4> rows{
        {{Discretisation::Site, {-0.040, -0.0106, -0.0027}, 5e-4},
         {Discretisation::Midpoint, {-0.088, -0.058, -0.033}, 5e-4},
         {Discretisation::MidpointCorrected, {0.077, 0.0199, 0.0052}, 5e-4},
         {Discretisation::TakahashiImada, {-2.4e-3, -1.8e-4, -1.1e-5}, 5e-5}}};
    for (const Row& row : rows) {
        CAPTURE(word(row.rule));
        double spacing = 0.25;
        double digit = row.digit;
        for (const double error : row.error) {
            const TransferMatrix transfer(
                quartic(TimeGrid(spacing, 8, Boundary::Periodic), row.rule));
            CAPTURE(spacing);
            CHECK(std::abs(transfer.gap() - continuum_gap - error) < digit);
            spacing *= 0.5;
            digit *= row.rule == Discretisation::TakahashiImada ? 0.1 : 1.0;
        }
    }
}

TEST_CASE("transfer matrix: its own error stays far below that of the finest discretisation") {
    for (const double a : {0.1, 0.025, 0.0125}) {
        CAPTURE(a);
        const TransferMatrix ring(
            quartic(TimeGrid(a, 8, Boundary::Periodic), Discretisation::TakahashiImada));
        const TransferMatrix open(
            quartic(TimeGrid(a, 24, Boundary::Free), Discretisation::TakahashiImada));

        CHECK(ring.error() < 1e-10);
        CHECK(std::abs(open.gap() - ring.gap()) < 1e-11);
        CHECK(std::abs(ring.gap() - continuum_gap) < 0.8 * a * a * a * a);
        CHECK(std::abs(ring.gap() - continuum_gap) > 0.6 * a * a * a * a);
    }
}

TEST_CASE("transfer matrix: far from its ends an open path is the ring") {
    const TransferMatrix ring(
        quartic(TimeGrid(0.1, 400, Boundary::Periodic), Discretisation::Site));
    const TransferMatrix open(
        quartic(TimeGrid(0.1, 1000, Boundary::Dirichlet, 1.5, -2.5), Discretisation::Site));

    CHECK(
        open.expectation(500, fourth) ==
        doctest::Approx(ring.expectation(0, fourth)).epsilon(1e-10));
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
    "transfer matrix: coarse and strong or fine and short, the spectrum is that of any boundary") {
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

}  // namespace feynet::test
