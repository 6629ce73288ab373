#include "feynet/path/exact/plane_transfer.hpp"

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/exact/mode_oscillators.hpp"
#include "path/coupled/coupled_systems.hpp"

#include <Eigen/Eigenvalues>
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::plane_transfer_test {
namespace {

const TimeGrid ring(0.25, 24, Boundary::Periodic);

/// ln Tr Tᴺ and ⟨x₁²⟩ by a dense matrix on a coarse grid of positions in the plane: another method
/// with no states in common.
struct DensePlane {
    double log_partition;
    double square;

    DensePlane(const CoupledSystem& system, double reach, Index n) {
        const double a = system.grid().spacing();
        const double h = 2.0 * reach / static_cast<double>(n - 1);
        const Eigen::VectorXd x = Eigen::VectorXd::LinSpaced(n, -reach, reach);
        const auto wall = [&](Index p) {
            const std::array<Lanes, 2> at{Lanes::Constant(x[p / n]), Lanes::Constant(x[p % n])};
            return 0.5 * a * system.potential().value(at)[0];
        };
        Eigen::MatrixXd t(n * n, n * n);
        for (Index p = 0; p < n * n; ++p) {
            for (Index q = 0; q < n * n; ++q) {
                const double dx = x[p / n] - x[q / n];
                const double dy = x[p % n] - x[q % n];
                const double exponent =
                    0.5 * system.mass() / a * (dx * dx + dy * dy) + wall(p) + wall(q);
                t(p, q) =
                    system.mass() / (2.0 * std::numbers::pi * a) * h * h * std::exp(-exponent);
            }
        }
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(t);
        const double largest = solver.eigenvalues()[n * n - 1];
        const auto slices = static_cast<double>(system.grid().n_slices());
        const Eigen::ArrayXd weights =
            (solver.eigenvalues().array() / largest).max(0.0).pow(slices);
        const Eigen::VectorXd density =
            solver.eigenvectors().cwiseAbs2() * weights.matrix() / weights.sum();
        log_partition = slices * std::log(largest) + std::log(weights.sum());
        square = 0.0;
        for (Index p = 0; p < n * n; ++p) {
            square += density[p] * x[p / n] * x[p / n];
        }
    }
};

}  // namespace

TEST_CASE(
    "plane transfer: a separable potential is two transfer matrices of one coordinate" *
    doctest::test_suite("long")) {
    const CoupledSystem system =
        written_system(ring, 1.0, 2, "0.5*x1^2 + x1^4 + 0.5*2.25*x2^2 + 0.3*x2^4");
    const auto first = exact_path(PathSystem(ring, Rule::Site, 1.0, QuarticPotential{}));
    const auto second = exact_path(
        PathSystem(ring, Rule::Site, 1.0, QuarticPotential{.frequency = 1.5, .coupling = 0.3}));

    const PlaneTransfer exact(system);

    CHECK(exact.error() < 1e-8);
    CHECK(
        exact.log_partition() ==
        doctest::Approx(first->log_partition() + second->log_partition()).epsilon(1e-8));
    CHECK(
        exact.ground_energy() ==
        doctest::Approx(first->ground_energy() + second->ground_energy()).epsilon(1e-8));
    CHECK(
        exact.levels(2)[1] == doctest::Approx(std::min(first->gap(), second->gap())).epsilon(1e-8));
    for (const Index lag : {0, 1, 5, 12, 20}) {
        const Eigen::MatrixXd g = exact.correlation(lag);
        CHECK(g(0, 0) == doctest::Approx(first->correlation(0, lag)).epsilon(1e-8));
        CHECK(g(1, 1) == doctest::Approx(second->correlation(0, lag)).epsilon(1e-8));
        CHECK(std::abs(g(0, 1)) < 1e-9);
    }
}

TEST_CASE(
    "plane transfer: a separable potential seen from turned axes is the same" *
    doctest::test_suite("long")) {
    // x1² ∓ x2² along the diagonals u = (x1 + x2)/√2 and v = (x1 − x2)/√2.
    const CoupledSystem turned = written_system(
        ring, 1.0, 2, "0.25*(x1+x2)^2 + 0.25*(x1+x2)^4 + 0.25*2.25*(x1-x2)^2 + 0.075*(x1-x2)^4");
    const CoupledSystem straight =
        written_system(ring, 1.0, 2, "0.5*x1^2 + x1^4 + 0.5*2.25*x2^2 + 0.3*x2^4");

    const PlaneTransfer exact(turned);
    const PlaneTransfer known(straight);

    const Eigen::MatrixXd g = known.correlation(3);
    CHECK(exact.log_partition() == doctest::Approx(known.log_partition()).epsilon(1e-8));
    CHECK(exact.correlation(3)(0, 0) == doctest::Approx(0.5 * (g(0, 0) + g(1, 1))).epsilon(1e-8));
    CHECK(exact.correlation(3)(0, 1) == doctest::Approx(0.5 * (g(0, 0) - g(1, 1))).epsilon(1e-8));
    CHECK(exact.energy() == doctest::Approx(known.energy()).epsilon(1e-8));
}

TEST_CASE("plane transfer: an oscillator written as an expression has its closed forms") {
    const CoupledSystem written = written_system(ring, 1.0, 2, "0.5*(x1^2 + 2*x2^2) - 0.4*x1*x2");
    Eigen::MatrixXd k(2, 2);
    k << 1.0, -0.4, -0.4, 2.0;
    const CoupledSystem coupled(ring, 1.0, std::make_shared<HarmonicCoupling>(1.0, k));

    const PlaneTransfer exact(written);
    const ModeOscillators known(coupled);

    CHECK(exact.log_partition() == doctest::Approx(known.log_partition()).epsilon(1e-9));
    CHECK((exact.correlation(2) - known.correlation(2)).norm() < 1e-9);
    CHECK(exact.potential_energy() == doctest::Approx(known.potential_energy()).epsilon(1e-9));
    CHECK((exact.levels(6) - known.levels(6)).abs().maxCoeff() < 1e-8);
}

TEST_CASE(
    "plane transfer: a dense matrix on positions agrees where nothing separates" *
    doctest::test_suite("long")) {
    const TimeGrid coarse(0.6, 5, Boundary::Periodic);
    const CoupledSystem system =
        written_system(coarse, 1.0, 2, "0.5*(x1^2 + x2^2) + x1^2*x2^2 + 0.1*x1^4");

    const PlaneTransfer exact(system);
    const DensePlane dense(system, 4.6, 23);

    // The coarse grid errs by e^{−2π²a/(mh²)} = 3e-30 and by what lies beyond its reach, 1e-5.
    CHECK(exact.log_partition() == doctest::Approx(dense.log_partition).epsilon(1e-4));
    CHECK(exact.correlation(0)(0, 0) == doctest::Approx(dense.square).epsilon(1e-4));
}

}  // namespace feynet::test::plane_transfer_test
