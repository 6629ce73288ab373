#include "feynet/path/exact/mode_oscillators.hpp"

#include "feynet/core/error.hpp"
#include "path/coupled/coupled_systems.hpp"

#include <Eigen/LU>
#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::mode_oscillators_test {
namespace {

const TimeGrid ring(0.4, 9, Boundary::Periodic);
constexpr double mass = 1.3;

/// The precision of all D N variables, link by link and site by site.
Eigen::MatrixXd dense_precision(const CoupledSystem& system) {
    const Index n = system.grid().n_nodes();
    const double a = system.grid().spacing();
    const Eigen::MatrixXd form = *system.potential().quadratic_form();
    Eigen::MatrixXd precision = Eigen::MatrixXd::Zero(3 * n, 3 * n);
    for (Index k = 0; k < n; ++k) {
        const Index next = (k + 1) % n;
        for (Index i = 0; i < 3; ++i) {
            precision(i * n + k, i * n + k) += 2.0 * mass / a;
            precision(i * n + k, i * n + next) -= mass / a;
            precision(i * n + next, i * n + k) -= mass / a;
            for (Index j = 0; j < 3; ++j) {
                precision(i * n + k, j * n + k) += a * form(i, j);
            }
        }
    }
    return precision;
}

}  // namespace

TEST_CASE("mode oscillators: correlations are the inverse of the dense precision matrix") {
    const CoupledSystem system = three_oscillators(ring, mass);
    const ModeOscillators exact(system);
    const Index n = ring.n_nodes();

    const Eigen::MatrixXd covariance = dense_precision(system).inverse();

    for (const Index lag : {0, 1, 4, 7}) {
        const Eigen::MatrixXd g = exact.correlation(lag);
        for (Index i = 0; i < 3; ++i) {
            for (Index j = 0; j < 3; ++j) {
                CHECK(g(i, j) == doctest::Approx(covariance(i * n, j * n + lag)).epsilon(1e-11));
            }
        }
    }
    const double action =
        0.5 * system.potential().quadratic_form()->cwiseProduct(exact.correlation(0)).sum();
    CHECK(exact.potential_energy() == doctest::Approx(action).epsilon(1e-14));
    CHECK(exact.energy() == doctest::Approx(2.0 * action).epsilon(1e-14));
}

TEST_CASE("mode oscillators: ln Z is the Gaussian integral, levels are sums of quanta") {
    const CoupledSystem system = three_oscillators(ring, mass);
    const ModeOscillators exact(system);
    const double a = ring.spacing();

    const double log_det = std::log((a / mass * dense_precision(system)).determinant());

    CHECK(exact.log_partition() == doctest::Approx(-0.5 * log_det).epsilon(1e-11));
    Eigen::Array3d quanta;
    for (Index k = 0; k < 3; ++k) {
        quanta[k] = 2.0 / a * std::asinh(0.5 * a * system.nearest_oscillators().frequencies[k]);
    }
    const Eigen::ArrayXd levels = exact.levels(5);
    CHECK(levels[1] == doctest::Approx(quanta[0]).epsilon(1e-12));
    CHECK(levels[2] == doctest::Approx(quanta[1]).epsilon(1e-12));
    CHECK(levels[3] == doctest::Approx(quanta[2]).epsilon(1e-12));
    CHECK(levels[4] == doctest::Approx(2.0 * quanta[0]).epsilon(1e-12));
    CHECK(exact.ground_energy() == doctest::Approx(0.5 * quanta.sum()).epsilon(1e-12));
}

TEST_CASE("mode oscillators: an anharmonic potential is refused") {
    const CoupledSystem system = written_system(ring, 1.0, 3, "x1^4 + x2^4 + x3^2");

    CHECK_THROWS_AS(ModeOscillators{system}, InvalidInput);
}

}  // namespace feynet::test::mode_oscillators_test
