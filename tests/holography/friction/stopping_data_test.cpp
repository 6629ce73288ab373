#include "feynet/holography/friction/stopping_data.hpp"

#include "feynet/core/error.hpp"
#include "feynet/optimize/sensitivity.hpp"
#include "holography/friction/friction_examples.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::stopping_data_test {
namespace {

constexpr StopWindow window{2.0, 4.0};

/// The singular values of ∂r/∂c at the true friction, for six modes.
Eigen::VectorXd spectrum(double stiffness, double bend) {
    const StoppingNetwork network(anharmonic_body(stiffness, bend), 40);
    const StoppingData data = stopped_motions(network, damping(), window, 24, 0.0);
    Eigen::VectorXd c = Eigen::VectorXd::Zero(6);
    c.head(4) = damping();
    const LinearMetric family = chebyshev_friction(network.times(), 6, 10.0);
    const Residuals r = stopping_residuals(network, family, data, c);
    return Sensitivity(r.jacobian, Eigen::VectorXd::Ones(6)).singular_values();
}

}  // namespace

TEST_CASE("frictions are series of Chebyshev polynomials on [0, T]") {
    const Eigen::VectorXd times = Eigen::VectorXd::LinSpaced(21, 0.0, 4.0);
    const LinearMetric family = chebyshev_friction(times, 5, 4.0);
    for (Index n = 0; n < 21; ++n) {
        const double angle = std::acos(times(n) / 2.0 - 1.0);
        for (Index k = 0; k < 5; ++k) {
            CHECK(
                std::abs(family.basis()(n, k) - std::cos(static_cast<double>(k) * angle)) < 1e-14);
        }
    }
    CHECK_THROWS_AS(chebyshev_friction(times, 0, 4.0), InvalidInput);
    CHECK_THROWS_AS(chebyshev_friction(times, 3, 3.0), InvalidInput);
}

TEST_CASE("the residual is the distance from the curve of starts that stop, in errors") {
    // Without a bend the curve is a line, and the distance is exact.
    const StoppingNetwork network(anharmonic_body(-1.0, 0.0), 40);
    const Eigen::VectorXd h = friction_of(network, damping());
    StoppingData data = stopped_motions(network, damping(), window, 11, 0.0);
    const Eigen::Vector2d along =
        Eigen::Vector2d(data.position(10), data.velocity(10)).normalized();
    data.position.array() -= 0.3 * along[1];
    data.velocity.array() += 0.3 * along[0];
    data.position_error.setConstant(0.01);
    data.velocity_error.setConstant(0.01);
    const Residuals r =
        stopping_residuals(network, chebyshev_friction(network.times(), 4, 10.0), data, damping());
    CHECK((r.value.cwiseAbs().array() - 30.0).abs().maxCoeff() < 1e-8);
}

TEST_CASE("the slopes of the residuals are exact, also far from the fit") {
    const StoppingNetwork network(anharmonic_body(-0.3, 1.0), 20);
    StoppingData data = stopped_motions(network, damping(), window, 13, 0.1);
    data.velocity_error *= 0.5;
    const LinearMetric family = chebyshev_friction(network.times(), 3, 10.0);
    const Eigen::Vector3d c(-0.15, 0.02, 0.03);
    const auto misfit = [&](const Eigen::VectorXd& at) -> Eigen::VectorXd {
        return stopping_residuals(network, family, data, at).value;
    };
    const Eigen::MatrixXd jacobian = stopping_residuals(network, family, data, c).jacobian;
    for (Index k = 0; k < 3; ++k) {
        const auto across = [&](double e) -> Eigen::VectorXd {
            const Eigen::Vector3d shift = e * Eigen::Vector3d::Unit(k);
            return misfit(c + shift) - misfit(c - shift);
        };
        const Eigen::VectorXd difference = (8.0 * across(1e-3) - across(2e-3)) / 12e-3;
        CHECK(
            (jacobian.col(k) - difference).cwiseAbs().maxCoeff() <
            1e-7 * jacobian.col(k).cwiseAbs().maxCoeff());
    }
}

TEST_CASE("with a linear force the data know one number about the friction, else several") {
    const Eigen::VectorXd linear = spectrum(-0.05, 0.0);
    CHECK(linear(1) < 1e-9 * linear(0));
    const Eigen::VectorXd bent = spectrum(-0.05, 1.0);
    CHECK(bent(3) > 1e-3 * bent(0));
}

TEST_CASE(
    "a strong friction lets every motion stop: ẋ(T) alone says nothing" *
    doctest::test_suite("long")) {
    const StoppingNetwork network(anharmonic_body(-0.05, 1.0), 200);
    const StoppingData data = stopped_motions(network, damping(), window, 8, 1e-3);
    const LinearMetric family = chebyshev_friction(network.times(), 1, 10.0);
    const auto speed = [&](double h) {
        const Arrival end = network.arrive(
            family.values(Eigen::VectorXd::Constant(1, h)),
            {},
            data.position.array(),
            data.velocity.array());
        return end.speed.abs().maxCoeff();
    };
    const auto misfit = [&](double h) {
        return stopping_residuals(network, family, data, Eigen::VectorXd::Constant(1, h))
            .value.cwiseAbs()
            .maxCoeff();
    };
    CHECK(speed(-20.0) < 0.2 * speed(-0.3));
    // The starts are known to 1e-3 and still miss the curve by their own size.
    CHECK(misfit(-20.0) > 500.0);
}

TEST_CASE("where the sensitivity of a motion exceeds all numbers there is no distance") {
    const StoppingNetwork network(anharmonic_body(-0.05, 0.0), 20);
    const Eigen::VectorXd two = Eigen::Vector2d(0.1, 0.2);
    const Residuals r = stopping_residuals(
        network,
        chebyshev_friction(network.times(), 1, 10.0),
        {two, two, two, two},
        Eigen::VectorXd::Constant(1, 45.0));
    CHECK_FALSE(r.value.allFinite());
}

TEST_CASE("data of stopped motions must be of one size, finite and with errors") {
    const Eigen::Vector2d two(0.1, 0.2);
    CHECK_NOTHROW(check(StoppingData{two, two, two, two}));
    CHECK_NOTHROW(check(StoppingData{two, two, Eigen::Vector2d::Zero(), two}));
    CHECK_THROWS_AS(check(StoppingData{}), InvalidInput);
    CHECK_THROWS_AS(check(StoppingData{two, Eigen::Vector3d::Ones(), two, two}), InvalidInput);
    CHECK_THROWS_AS(
        check(StoppingData{two, two, Eigen::Vector2d::Zero(), Eigen::Vector2d::Zero()}),
        InvalidInput);
    CHECK_THROWS_AS(
        check(StoppingData{Eigen::Vector2d(0.1, std::nan("")), two, two, two}), InvalidInput);
}

}  // namespace feynet::test::stopping_data_test
