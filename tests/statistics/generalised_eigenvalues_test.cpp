#include "feynet/statistics/generalised_eigenvalues.hpp"

#include <Eigen/Eigenvalues>
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::generalised_eigenvalues_test {
namespace {

const Eigen::MatrixXd overlaps{{1.0, 0.4, 0.1}, {0.3, -1.0, 0.2}, {0.2, 0.1, 0.9}};

Eigen::VectorXd three(double x, double y, double z) {
    return Eigen::VectorXd{{x, y, z}};
}

Eigen::MatrixXd weighted(const Eigen::VectorXd& weights) {
    return overlaps * weights.asDiagonal() * overlaps.transpose();
}

}  // namespace

TEST_CASE("generalised eigenvalues: three states in three operators are found exactly") {
    const Eigen::VectorXd ratios = three(0.8, 0.5, 0.1);
    const Eigen::VectorXd earlier = three(0.9, 0.7, 0.2);

    const auto found =
        generalised_eigenvalues(weighted(ratios.cwiseProduct(earlier)), weighted(earlier));

    REQUIRE(found.has_value());
    CHECK((found->values - ratios).cwiseAbs().maxCoeff() < 1e-14);
}

TEST_CASE("generalised eigenvalues: the vectors are normalised by C₀ and have a definite sign") {
    const Eigen::MatrixXd c0 = weighted(three(1.0, 0.6, 0.3));
    const Eigen::MatrixXd c = weighted(three(0.5, -0.2, 0.1));

    const auto found = generalised_eigenvalues(c, c0);

    REQUIRE(found.has_value());
    const Eigen::MatrixXd& v = found->vectors;
    CHECK((v.transpose() * c0 * v - Eigen::MatrixXd::Identity(3, 3)).cwiseAbs().maxCoeff() < 1e-13);
    for (Eigen::Index n = 0; n < 3; ++n) {
        CHECK((c * v.col(n) - found->values[n] * c0 * v.col(n)).cwiseAbs().maxCoeff() < 1e-13);
        CHECK(v.col(n).maxCoeff() >= -v.col(n).minCoeff());
    }
}

TEST_CASE("generalised eigenvalues: they do not know the units of the operators") {
    const Eigen::MatrixXd c0 = weighted(three(1.0, 0.6, 0.3));
    const Eigen::MatrixXd c = weighted(three(0.5, 0.2, 0.01));
    const Eigen::VectorXd units = three(1e-8, 1.0, 1e7);

    const auto plain = generalised_eigenvalues(c, c0);
    const auto scaled = generalised_eigenvalues(
        units.asDiagonal() * c * units.asDiagonal(), units.asDiagonal() * c0 * units.asDiagonal());

    REQUIRE(scaled.has_value());
    CHECK((scaled->values - plain->values).cwiseAbs().maxCoeff() < 1e-13);
}

TEST_CASE("generalised eigenvalues: a small change moves λ by vᵀ(dC − λ dC₀)v") {
    const Eigen::MatrixXd c0 = weighted(three(1.0, 0.6, 0.3));
    const Eigen::MatrixXd c = weighted(three(0.5, 0.2, 0.01));
    const Eigen::MatrixXd dc{{0.3, 0.1, -0.2}, {0.1, 0.5, 0.0}, {-0.2, 0.0, 0.4}};
    const Eigen::MatrixXd dc0{{-0.1, 0.2, 0.3}, {0.2, 0.2, -0.3}, {0.3, -0.3, 0.1}};
    constexpr double h = 1e-5;

    const auto here = generalised_eigenvalues(c, c0);
    const auto above = generalised_eigenvalues(c + h * dc, c0 + h * dc0);
    const auto below = generalised_eigenvalues(c - h * dc, c0 - h * dc0);

    REQUIRE(here.has_value());
    for (Eigen::Index n = 0; n < 3; ++n) {
        const Eigen::VectorXd v = here->vectors.col(n);
        const double predicted = v.dot((dc - here->values[n] * dc0) * v);
        const double seen = (above->values[n] - below->values[n]) / (2.0 * h);
        CHECK(seen == doctest::Approx(predicted).epsilon(1e-7));
    }
}

TEST_CASE("generalised eigenvalues: there are none where C₀ is not positive definite") {
    const Eigen::MatrixXd c = weighted(three(0.5, 0.2, 0.1));
    Eigen::MatrixXd not_a_number = c;
    not_a_number(0, 1) = std::numeric_limits<double>::quiet_NaN();

    CHECK_FALSE(generalised_eigenvalues(c, weighted(three(1.0, 0.5, -0.1))).has_value());
    CHECK_FALSE(generalised_eigenvalues(c, weighted(three(1.0, 0.5, 0.0))).has_value());
    CHECK_FALSE(generalised_eigenvalues(c, not_a_number).has_value());
    CHECK_FALSE(generalised_eigenvalues(not_a_number, c).has_value());
}

}  // namespace feynet::test::generalised_eigenvalues_test
