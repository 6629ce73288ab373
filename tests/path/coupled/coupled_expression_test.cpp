#include "feynet/path/coupled/coupled_expression.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace feynet::test::coupled_expression_test {

TEST_CASE("coupled expression: value and gradient are those of the formula") {
    const CoupledExpression potential(
        2, "0.5*(x1^2+x2^2) + lambda*x1^2*x2^2 + sin(x1)", {{"lambda", 0.7, 0}});
    constexpr double x1 = 0.8;
    constexpr double x2 = -1.3;
    const std::array<Lanes, 2> x{Lanes::Constant(x1), Lanes::Constant(x2)};
    std::array<Lanes, 2> slopes;

    const double value = potential.value(x)[0];
    potential.gradient(x, slopes);

    CHECK(
        value == doctest::Approx(0.5 * (x1 * x1 + x2 * x2) + 0.7 * x1 * x1 * x2 * x2 + std::sin(x1))
                     .epsilon(1e-14));
    CHECK(slopes[0][7] == doctest::Approx(x1 + 1.4 * x1 * x2 * x2 + std::cos(x1)).epsilon(1e-14));
    CHECK(slopes[1][7] == doctest::Approx(x2 + 1.4 * x1 * x1 * x2).epsilon(1e-14));
}

TEST_CASE("coupled expression: a name that is neither coordinate nor parameter shows its place") {
    const CoupledExpression potential(2, "x1^2 + x2^2 + x3^2");

    CHECK_THROWS_WITH_AS(
        potential.check(), doctest::Contains("the coordinates are x1 … x2"), InvalidInput);
}

TEST_CASE("coupled expression: a coordinate that nothing holds is named") {
    const CoupledExpression potential(3, "x1^2 + x3^2");

    CHECK_THROWS_WITH_AS(potential.check(), doctest::Contains("nothing holds x2"), InvalidInput);
}

TEST_CASE("coupled expression: sixteen coordinates are the most") {
    const CoupledExpression most(16);

    CHECK(most.dimensions() == 16);
    CHECK_NOTHROW(most.check());
    CHECK_THROWS_WITH_AS(CoupledExpression(17), doctest::Contains("got 17"), InvalidInput);
    CHECK_THROWS_WITH_AS(CoupledExpression(1), doctest::Contains("got 1"), InvalidInput);
}

}  // namespace feynet::test::coupled_expression_test
