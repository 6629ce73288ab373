#include "feynet/path/exact/hermite_transfer.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/path/exact/oscillator.hpp"
#include "feynet/path/exact/transfer_matrix.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet::test::hermite_transfer_test {
namespace {

double position(double x) {
    return x;
}
/// The largest difference of the second oracle from a first one on the ring.
double disagreement(const HermiteTransfer& second, const ExactPath& first, const TimeGrid& grid) {
    const Index n_lags = grid.n_slices() / 4 + 2;
    const Eigen::ArrayXd known = first.correlator({position}, {position}, 0, n_lags);
    const std::array differences{
        (second.correlator(position, position, n_lags) - known).abs().maxCoeff(),
        (second.levels(4) - first.levels(4)).abs().maxCoeff(),
        std::abs(second.ground_energy() - first.ground_energy()),
        std::abs(second.expectation(square) - first.expectation(0, square)),
        std::abs(second.expectation(fourth_power) - first.expectation(0, fourth_power)),
        std::abs(second.log_partition() - first.log_partition())};
    return *std::max_element(differences.begin(), differences.end());
}

}  // namespace

TEST_CASE("hermite transfer: it finds the closed forms of the oscillator") {
    for (const Discretisation rule : every_discretisation) {
        for (const double spacing : {0.05, 0.4, 1.1}) {
            CAPTURE(word(rule));
            CAPTURE(spacing);
            const TimeGrid grid(spacing, 12, Boundary::Periodic);
            const PathSystem system(
                grid, rule, 1.3, HarmonicPotential{.mass = 1.3, .frequency = 0.9});

            CHECK(disagreement(HermiteTransfer(system), ExactOscillator(system), grid) < 1e-10);
        }
    }
}

TEST_CASE(
    "hermite transfer: it agrees with the transfer matrix between positions" *
    doctest::test_suite("long")) {
    struct Case {
        double spacing;
        Index n_slices;
        double coupling;
    };
    for (const Case& c :
         {Case{0.25, 32, 1.0},
          Case{0.125, 64, 1.0},
          Case{0.25, 32, 0.1},
          Case{0.01, 800, 1.0},
          Case{1.0, 2, 5.0}}) {
        for (const Discretisation rule : every_discretisation) {
            CAPTURE(word(rule));
            CAPTURE(c.spacing);
            const TimeGrid grid(c.spacing, c.n_slices, Boundary::Periodic);
            const PathSystem system(grid, rule, 1.0, QuarticPotential{.coupling = c.coupling});
            const HermiteTransfer second(system);

            CHECK(second.error() < 1e-10);
            CHECK(disagreement(second, TransferMatrix(system), grid) < 1e-10);
        }
    }
}

TEST_CASE(
    "hermite transfer: it agrees in double, steep, lopsided and distant wells" *
    doctest::test_suite("long")) {
    struct Case {
        double mass, spacing;
        Index n_slices;
        AnyPotential potential;
    };
    const std::array<Case, 7> cases{{
        {1.0, 0.25, 32, DoubleWell{.coupling = 0.25, .minimum = std::sqrt(2.0)}},
        {0.5, 0.1, 80, DoubleWell{.minimum = 1.6}},
        {0.5, 0.1, 80, DoubleWell{.minimum = 3.0}},
        {1.0, 0.25, 32, PolynomialPotential{.coefficients = {0, 0, 0, 0, 0, 0, 0, 0, 1.0}}},
        {1.0, 0.1, 80, PolynomialPotential{.coefficients = {0.0, 0.3, -2.0, 0.0, 1.0}}},
        {1.0, 0.1, 80, PolynomialPotential{.coefficients = {12.5, -5.0, 0.5}}},
        {1.0, 0.1, 80, ExpressionPotential("x^2*(x^2-9)^2/4")},
    }};
    for (const Case& c : cases) {
        for (const Rule rule : every_rule) {
            CAPTURE(word(rule));
            CAPTURE(&c - cases.data());
            const TimeGrid grid(c.spacing, c.n_slices, Boundary::Periodic);
            const PathSystem system(grid, rule, c.mass, c.potential);
            const HermiteTransfer second(system);
            const TransferMatrix first(system);

            CHECK(first.error() < 1e-11);
            CHECK(second.error() < 1e-10);
            CHECK(disagreement(second, first, grid) < 1e-9);
        }
    }
}

TEST_CASE("hermite transfer: another coupling, mass or spacing by 1e−8 is another answer") {
    const TimeGrid grid(0.25, 32, Boundary::Periodic);
    const HermiteTransfer second(PathSystem(grid, Discretisation::Site, 1.0, QuarticPotential{}));

    const TransferMatrix coupled(
        PathSystem(grid, Discretisation::Site, 1.0, QuarticPotential{.coupling = 1.0 + 1e-8}));
    const TransferMatrix heavy(
        PathSystem(grid, Discretisation::Site, 1.0 + 1e-8, QuarticPotential{}));
    const TransferMatrix slow(PathSystem(
        TimeGrid(0.25 * (1.0 + 1e-8), 32, Boundary::Periodic),
        Discretisation::Site,
        1.0,
        QuarticPotential{}));

    CHECK(disagreement(second, coupled, grid) > 1e-9);
    CHECK(disagreement(second, heavy, grid) > 1e-9);
    CHECK(disagreement(second, slow, grid) > 1e-9);
}

TEST_CASE("hermite transfer: it is for rings of confined particles") {
    const PathSystem open(
        TimeGrid(0.25, 32, Boundary::Dirichlet), Discretisation::Site, 1.0, QuarticPotential{});

    CHECK_THROWS_AS(HermiteTransfer{open}, InvalidInput);
}

}  // namespace feynet::test::hermite_transfer_test
