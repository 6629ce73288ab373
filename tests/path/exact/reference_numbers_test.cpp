#include "feynet/core/powers.hpp"
#include "feynet/path/exact/transfer_matrix.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <memory>

namespace feynet::test::reference_numbers_test {
namespace {

/// E₁ − E₀ of p²/2 + x²/2 + x⁴.
constexpr double continuum_gap = 2.737892268008434260956 - 0.803770651234273769354;

PathSystem quartic(const TimeGrid& grid, Discretisation rule) {
    return {grid, rule, 1.0, QuarticPotential{}};
}

}  // namespace

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
        CHECK(std::abs(transfer.expectation(5, fourth_power) - row.fourth) < 0.5001e-10);
        CHECK(std::abs(transfer.correlation(2, 3) - row.nearest) < 0.5001e-8);
        CHECK(std::abs(transfer.correlation(0, n_slices / 4) - row.quarter) < 0.5001e-8);
    }
}

TEST_CASE("transfer matrix: (x² − 2)²/4 on a finite lattice, the numbers of the reference sheet") {
    const TimeGrid ring(0.25, 32, Boundary::Periodic);
    const DoubleWell well{.coupling = 0.25, .minimum = std::sqrt(2.0)};

    const TransferMatrix transfer(PathSystem(ring, Discretisation::Site, 1.0, well));

    CHECK(std::abs(transfer.gap() - 0.3409663233) < 0.5001e-10);
    CHECK(std::abs(transfer.expectation(5, square) - 1.2613903163) < 0.5001e-10);
    CHECK(std::abs(transfer.expectation(5, fourth_power) - 2.9693099261) < 0.5001e-10);
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

TEST_CASE("transfer matrix: the gap of x²/2 + x⁴ errs as expected in every discretisation") {
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

TEST_CASE("transfer matrix: an expression has the answers of the potential it writes") {
    const TimeGrid grid(0.3, 12, Boundary::Dirichlet, 0.4, -0.9);
    const DoubleWell well{.coupling = 0.25, .minimum = std::sqrt(2.0)};

    const TransferMatrix built_in(PathSystem(grid, Rule::Midpoint, 1.0, well));
    const TransferMatrix written(
        PathSystem(grid, Rule::Midpoint, 1.0, ExpressionPotential("(x^2 - 2)^2/4")));

    CHECK(written.log_partition() == doctest::Approx(built_in.log_partition()).epsilon(1e-11));
    CHECK(written.gap() == doctest::Approx(built_in.gap()).epsilon(1e-11));
    CHECK(written.correlation(3, 7) == doctest::Approx(built_in.correlation(3, 7)).epsilon(1e-11));
}

TEST_CASE("transfer matrix: between fixed ends Morse's bound states approach their levels as a²") {
    // m = 1, ω = α√(2D) = 2: E₀ = 1 − 1/32, E₁ − E₀ = 2 − 2·4/32.
    const MorsePotential morse{.depth = 8.0, .steepness = 0.5};
    const auto solved = [&](double a) {
        const auto n_slices = static_cast<Index>(std::lround(16.0 / a));
        return std::make_unique<TransferMatrix>(
            PathSystem(TimeGrid(a, n_slices, Boundary::Dirichlet), Rule::Site, 1.0, morse));
    };
    const auto coarse = solved(0.2);
    const auto fine = solved(0.1);

    const auto continuum = [](double at_2a, double at_a) { return (4.0 * at_a - at_2a) / 3.0; };
    CHECK(
        continuum(coarse->ground_energy(), fine->ground_energy()) ==
        doctest::Approx(1.0 - 4.0 / 128.0).epsilon(1e-4));
    CHECK(continuum(coarse->gap(), fine->gap()) == doctest::Approx(2.0 - 8.0 / 32.0).epsilon(1e-3));
}

}  // namespace feynet::test::reference_numbers_test
