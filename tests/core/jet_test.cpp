#include "feynet/core/jet.hpp"

#include "feynet/core/block.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace feynet::test::jet_test {
namespace {

constexpr auto factorial = std::to_array<double>({1.0, 1.0, 2.0, 6.0, 24.0});

/// x⁴/4 − 2x³ + 3x − 5.
template <typename T>
T polynomial(const T& x) {
    return 0.25 * (x * x * x * x) - 2.0 * (x * x * x) + 3.0 * x - 5.0;
}

}  // namespace

TEST_CASE("jets: the derivatives of a polynomial are exact") {
    for (const double x : {-3.0, -0.5, 0.0, 1.25, 8.0}) {
        const auto f = polynomial(Jet<4, double>::variable(x));

        CHECK(f.c[0] == 0.25 * x * x * x * x - 2.0 * x * x * x + 3.0 * x - 5.0);
        CHECK(f.c[1] * factorial[1] == x * x * x - 6.0 * x * x + 3.0);
        CHECK(f.c[2] * factorial[2] == 3.0 * x * x - 12.0 * x);
        CHECK(f.c[3] * factorial[3] == 6.0 * x - 12.0);
        CHECK(f.c[4] * factorial[4] == 6.0);
    }
}

TEST_CASE("jets: products obey Leibniz' rule") {
    const auto x = Jet<3, double>::variable(0.5);
    const auto f = x * x + 1.0;
    const auto g = 3.0 * x - 2.0;

    const auto product = f * g;

    CHECK(product.c[0] == f.c[0] * g.c[0]);
    CHECK(product.c[1] == f.c[1] * g.c[0] + f.c[0] * g.c[1]);
    CHECK(product.c[2] == f.c[2] * g.c[0] + f.c[1] * g.c[1] + f.c[0] * g.c[2]);
    CHECK(product.c[3] == f.c[3] * g.c[0] + f.c[2] * g.c[1] + f.c[1] * g.c[2] + f.c[0] * g.c[3]);
}

TEST_CASE("jets: sums and differences act on each coefficient, constants on the first") {
    const auto x = Jet<2, double>::variable(3.0);
    const auto two = Jet<2, double>::constant(2.0);

    const auto sum = x + two;
    const auto difference = two - x;

    CHECK(sum.c == std::array{5.0, 1.0, 0.0});
    CHECK(difference.c == std::array{-1.0, -1.0, 0.0});
    CHECK((x + 2.0).c == sum.c);
    CHECK((x - 2.0).c == std::array{1.0, 1.0, 0.0});
}

TEST_CASE("jets: a truncated power series is that of 1/(1 − x)") {
    // (1 − x)(1 + x + x² + x³) = 1 + O(x⁴).
    const auto x = Jet<3, double>::variable(0.0);
    const auto one = Jet<3, double>::constant(1.0);

    const auto product = (one - x) * (one + x + x * x + x * x * x);

    CHECK(product.c == std::array{1.0, 0.0, 0.0, 0.0});
}

TEST_CASE("jets: lanes of chains carry their derivatives as single numbers do") {
    const Lanes x = Lanes::LinSpaced(-2.0, 2.0);

    const auto many = polynomial(Jet<3, Lanes>::variable(x));

    for (int lane = 0; lane < lanes; ++lane) {
        const auto one = polynomial(Jet<3, double>::variable(x[lane]));
        for (std::size_t k = 0; k <= 3; ++k) {
            CHECK(many.c[k][lane] == one.c[k]);
        }
    }
}

TEST_CASE("jets: a jet of order 0 is a number") {
    const auto f = polynomial(Jet<0, double>::variable(2.0));

    CHECK(f.c[0] == -11.0);
}

TEST_CASE("jets: the series of a derivative is the derivative of the series") {
    const auto f = polynomial(Jet<4, double>::variable(1.25));

    const Jet<1, double> third = derivative<3, 1>(f);
    const Jet<2, double> cut = derivative<0, 2>(f);

    CHECK(third.c == std::array{6.0 * 1.25 - 12.0, 6.0});
    CHECK(cut.c == std::array{f.c[0], f.c[1], f.c[2]});
}

TEST_CASE("jets: a series composed with a series is the formula evaluated on it") {
    Jet<4, double> x = Jet<4, double>::constant(0.7);
    x.c = {0.7, -0.3, 1.1, 0.0, 2.0};
    const auto expected = polynomial(x);

    const auto composed = compose(polynomial(Jet<4, double>::variable(0.7)), x);

    for (std::size_t k = 0; k <= 4; ++k) {
        CHECK(composed.c[k] == doctest::Approx(expected.c[k]).epsilon(1e-14));
    }
}

}  // namespace feynet::test::jet_test
