#include "feynet/statistics/linear_fit.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::linear_fit_test {
namespace {

Eigen::MatrixXd straight_line(Index n) {
    Eigen::MatrixXd law(n, 2);
    law.col(0).setOnes();
    law.col(1) = Eigen::VectorXd::LinSpaced(n, 0.0, 1.0);
    return law;
}

}  // namespace

TEST_CASE("linear fit: points on the law give its parameters back") {
    const Eigen::MatrixXd law = straight_line(7);
    const Eigen::Vector2d theta(2.0, -3.0);
    const Eigen::VectorXd errors = Eigen::VectorXd::LinSpaced(7, 0.1, 1.0);

    const LinearFit fit = fit_linear(law, law * theta, errors);

    CHECK((fit.theta - theta).norm() < 1e-12);
    CHECK(fit.chi_squared < 1e-20);
    CHECK(fit.dof == 5);
    CHECK(fit.p == doctest::Approx(1.0));
}

TEST_CASE("linear fit: of one parameter it is the weighted mean") {
    const Eigen::Vector2d y(1.0, 4.0);
    const Eigen::Vector2d errors(1.0, 2.0);

    const LinearFit fit = fit_linear(Eigen::MatrixXd::Ones(2, 1), y, errors);

    CHECK(fit.theta[0] == doctest::Approx((1.0 + 4.0 / 4.0) / 1.25));
    CHECK(fit.error(0) == doctest::Approx(std::sqrt(1.0 / 1.25)));
    CHECK(fit.chi_squared == doctest::Approx(9.0 / 5.0));
}

TEST_CASE("linear fit: errors too small by half show in χ²") {
    const Eigen::MatrixXd law = straight_line(40);
    Eigen::VectorXd y(40);
    for (Index i = 0; i < 40; ++i) {
        y[i] = 1.0 + (i % 2 == 0 ? 1.0 : -1.0);
    }

    CHECK(fit_linear(law, y, Eigen::VectorXd::Ones(40)).p > 0.1);
    CHECK(fit_linear(law, y, Eigen::VectorXd::Constant(40, 0.5)).p < 1e-9);
}

TEST_CASE("linear fit: what cannot be fitted is refused") {
    const Eigen::VectorXd ones = Eigen::VectorXd::Ones(2);
    CHECK_THROWS_AS(
        fit_linear(Eigen::MatrixXd::Ones(1, 2), ones.head(1), ones.head(1)), InvalidInput);
    CHECK_THROWS_AS(fit_linear(Eigen::MatrixXd::Ones(2, 2), ones, ones), InvalidInput);
    CHECK_THROWS_AS(fit_linear(straight_line(2), ones, Eigen::VectorXd::Zero(2)), InvalidInput);
}

}  // namespace feynet::test::linear_fit_test
