#include "feynet/path/coupled/harmonic_coupling.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <array>

namespace feynet::test::harmonic_coupling_test {
namespace {

Eigen::MatrixXd matrix(double diagonal, double beside) {
    Eigen::MatrixXd k(3, 3);
    k << diagonal, beside, 0.0, beside, diagonal, beside, 0.0, beside, diagonal;
    return k;
}

}  // namespace

TEST_CASE("harmonic coupling: V is ½ m xᵀK x and its gradient m K x") {
    constexpr double mass = 1.5;
    const Eigen::MatrixXd k = matrix(1.0, -0.2);
    const HarmonicCoupling potential(mass, k);
    const Eigen::Vector3d point(0.3, -1.1, 0.7);
    const std::array<Lanes, 3> x{
        Lanes::Constant(point[0]), Lanes::Constant(point[1]), Lanes::Constant(point[2])};
    std::array<Lanes, 3> slopes;

    const double value = potential.value(x)[5];
    potential.gradient(x, slopes);

    CHECK(value == doctest::Approx(0.5 * mass * point.dot(k * point)).epsilon(1e-14));
    const Eigen::Vector3d force = mass * k * point;
    for (Index i = 0; i < 3; ++i) {
        CHECK(slopes[static_cast<std::size_t>(i)][2] == doctest::Approx(force[i]).epsilon(1e-14));
    }
    CHECK((*potential.quadratic_form() - mass * k).norm() < 1e-15);
}

TEST_CASE("harmonic coupling: what is not symmetric positive definite is refused with its reason") {
    Eigen::MatrixXd skew = matrix(1.0, -0.2);
    skew(0, 2) = 0.1;

    CHECK_THROWS_WITH_AS(
        HarmonicCoupling(1.0, matrix(1.0, -0.8)),
        doctest::Contains("eigenvalue 1 of 3 is -0.131"),
        InvalidInput);
    CHECK_THROWS_WITH_AS(
        HarmonicCoupling(1.0, skew), doctest::Contains("row 1, column 3"), InvalidInput);
    CHECK_THROWS_WITH_AS(
        HarmonicCoupling(1.0, Eigen::MatrixXd::Identity(2, 3)),
        doctest::Contains("must be square, got 2 × 3"),
        InvalidInput);
    CHECK_THROWS_WITH_AS(
        HarmonicCoupling(1.0, Eigen::MatrixXd::Identity(17, 17)),
        doctest::Contains("2 … 16 rows, got 17"),
        InvalidInput);
    CHECK_THROWS_WITH_AS(
        HarmonicCoupling(-1.0, matrix(1.0, 0.0)), doctest::Contains("mass"), InvalidInput);
}

}  // namespace feynet::test::harmonic_coupling_test
