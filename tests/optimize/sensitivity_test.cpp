#include "feynet/optimize/sensitivity.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/LU>
#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::sensitivity_test {
namespace {

Eigen::MatrixXd some_jacobian() {
    Eigen::MatrixXd jacobian(4, 3);
    jacobian << 3.0, 1.0, 0.2, 1.0, -2.0, 0.1, 0.0, 4.0, 0.3, 2.0, 2.0, -0.1;
    return jacobian;
}

}  // namespace

TEST_CASE("covariance and resolution are those of the Gaussian posterior") {
    const Eigen::MatrixXd jacobian = some_jacobian();
    const Eigen::Vector3d width(0.5, 2.0, 1.5);
    const Eigen::MatrixXd prior = width.cwiseAbs2().asDiagonal();

    const Sensitivity sensitivity(jacobian, width);

    const Eigen::MatrixXd information = jacobian.transpose() * jacobian;
    const Eigen::MatrixXd posterior = (information + prior.inverse()).inverse();
    CHECK((sensitivity.covariance() - posterior).norm() < 1e-14);
    // The mean of the posterior is (JᵀJ + P⁻¹)⁻¹ JᵀJ x.
    CHECK((sensitivity.resolution() - posterior * information).norm() < 1e-13);
}

TEST_CASE("the directions are orthogonal for the data and for the prior") {
    const Eigen::MatrixXd jacobian = some_jacobian();
    const Eigen::Vector3d width(0.5, 2.0, 1.5);

    const Sensitivity sensitivity(jacobian, width);

    const Eigen::MatrixXd along = jacobian * sensitivity.directions();
    const Eigen::VectorXd squares = sensitivity.singular_values().cwiseAbs2();
    CHECK((along.transpose() * along - Eigen::MatrixXd(squares.asDiagonal())).norm() < 1e-13);
    CHECK(sensitivity.singular_values()(0) > sensitivity.singular_values()(1));
}

TEST_CASE("what no point sees is left to the prior") {
    Eigen::MatrixXd jacobian(1, 3);
    jacobian << 0.0, 100.0, 0.0;

    const Sensitivity sensitivity(jacobian, Eigen::Vector3d(1.0, 1.0, 7.0));

    CHECK(sensitivity.n_determined() == 1);
    CHECK(sensitivity.singular_values()(0) == doctest::Approx(100.0));
    CHECK(sensitivity.singular_values().tail(2).norm() == 0.0);
    const Eigen::MatrixXd covariance = sensitivity.covariance();
    CHECK(std::sqrt(covariance(2, 2)) == doctest::Approx(7.0).epsilon(1e-14));
    CHECK(std::sqrt(covariance(1, 1)) == doctest::Approx(0.01).epsilon(1e-4));
    CHECK(sensitivity.resolution().trace() == doctest::Approx(1.0).epsilon(2e-4));
}

TEST_CASE("a Jacobian that says nothing readable is refused") {
    const Eigen::MatrixXd jacobian = some_jacobian();

    CHECK_THROWS_AS(Sensitivity(Eigen::MatrixXd(), Eigen::VectorXd()), InvalidInput);
    CHECK_THROWS_AS(Sensitivity(jacobian, Eigen::Vector2d(1.0, 1.0)), InvalidInput);
    CHECK_THROWS_AS(Sensitivity(jacobian, Eigen::Vector3d(1.0, 0.0, 1.0)), InvalidInput);
    CHECK_THROWS_AS(Sensitivity(jacobian * NAN, Eigen::Vector3d::Ones()), InvalidInput);
}

}  // namespace feynet::test::sensitivity_test
