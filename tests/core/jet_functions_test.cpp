#include "feynet/core/jet_functions.hpp"

#include "feynet/core/block.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

namespace feynet::test::jet_functions_test {
namespace {

using Jet4 = Jet<4, double>;

/// The coefficients must be f⁽ᵏ⁾/k!, given the derivatives.
void check_derivatives(const Jet4& jet, const std::array<double, 5>& derivatives) {
    double factorial = 1.0;
    for (std::size_t k = 0; k <= 4; ++k) {
        factorial *= k == 0 ? 1.0 : static_cast<double>(k);
        CAPTURE(k);
        CHECK(jet.c[k] == doctest::Approx(derivatives[k] / factorial).epsilon(1e-14));
    }
}

/// Equal to rounding of the largest coefficient.
void check_equal(const Jet4& a, const Jet4& b) {
    double scale = 0.0;
    for (std::size_t k = 0; k <= 4; ++k) {
        scale = std::max({scale, std::abs(a.c[k]), std::abs(b.c[k])});
    }
    for (std::size_t k = 0; k <= 4; ++k) {
        CAPTURE(k);
        CHECK(std::abs(a.c[k] - b.c[k]) <= 1e-13 * scale);
    }
}

/// Runs check(f) on jets of several curves through several points, f > 0 and not so small that the
/// coefficients f⁻ᵏ of a logarithm, which cancel in its identities, cost more than a digit.
template <typename Check>
void for_every_argument(Check check) {
    for (const double x : {0.5, 0.7, 0.9, 1.3}) {
        CAPTURE(x);
        const Jet4 variable = Jet4::variable(x);
        check(variable);
        check(variable * variable + 0.2);
        check(0.3 * (variable * variable * variable) - 0.4 * variable + 0.7);
        check(Jet4::constant(x));
    }
}

}  // namespace

TEST_CASE("jets: the derivatives of elementary functions are their closed forms") {
    const double x = 0.7;
    const Jet4 t = Jet4::variable(x);
    const double s = std::sin(x);
    const double c = std::cos(x);
    const double sh = std::sinh(x);
    const double ch = std::cosh(x);
    const double e = std::exp(x);
    const double r = std::sqrt(x);
    const double tg = std::tan(x);
    const double u = 1.0 + tg * tg;
    const double th = std::tanh(x);
    const double v = 1.0 - th * th;

    check_derivatives(exp(t), {e, e, e, e, e});
    check_derivatives(
        log(t), {std::log(x), 1 / x, -1 / (x * x), 2 / (x * x * x), -6 / (x * x * x * x)});
    check_derivatives(
        sqrt(t), {r, 0.5 / r, -0.25 / (r * x), 0.375 / (r * x * x), -0.9375 / (r * x * x * x)});
    check_derivatives(sin(t), {s, c, -s, -c, s});
    check_derivatives(cos(t), {c, -s, -c, s, c});
    check_derivatives(sinh(t), {sh, ch, sh, ch, sh});
    check_derivatives(cosh(t), {ch, sh, ch, sh, ch});
    check_derivatives(
        tan(t), {tg, u, 2 * tg * u, 2 * u * (1 + 3 * tg * tg), 8 * tg * u * (2 + 3 * tg * tg)});
    check_derivatives(
        tanh(t), {th, v, -2 * th * v, -2 * v * (1 - 3 * th * th), 8 * th * v * (2 - 3 * th * th)});
    check_derivatives(
        pow(t, 2.5),
        {std::pow(x, 2.5), 2.5 * std::pow(x, 1.5), 3.75 * r, 1.875 / r, -0.9375 / (r * x)});
}

TEST_CASE("jets: a quotient is the inverse of a product") {
    for_every_argument([](const Jet4& f) {
        const Jet4 g = f * f + 0.3;

        check_equal((f / g) * g, f);
        check_equal(Jet4::constant(1.0) / (Jet4::constant(1.0) / f), f);
    });
}

TEST_CASE("jets: the elementary functions keep their identities to every order") {
    for_every_argument([](const Jet4& f) {
        const Jet4 one = Jet4::constant(1.0);

        check_equal(log(exp(f)), f);
        check_equal(exp(log(f)), f);
        check_equal(sqrt(f) * sqrt(f), f);
        check_equal(sin(f) * sin(f) + cos(f) * cos(f), one);
        check_equal(cosh(f) * cosh(f) - sinh(f) * sinh(f), one);
        check_equal(tan(f), sin(f) / cos(f));
        check_equal(tanh(f), sinh(f) / cosh(f));
        check_equal(sinh(f), 0.5 * (exp(f) - exp(-1.0 * f)));
        check_equal(pow(f, 0.5), sqrt(f));
        check_equal(pow(f, -1.7) * pow(f, 1.7), one);
        check_equal(pow(f, 3.0), f * f * f);
        check_equal(abs(-1.0 * f), f);
    });
}

TEST_CASE("jets: whole powers are repeated products") {
    for_every_argument([](const Jet4& f) {
        Jet4 product = f;
        for (unsigned n = 1; n <= 20; ++n) {
            check_equal(whole_power(f, n), product);
            product = product * f;
        }
    });
    CHECK(whole_power(-3.0, 3) == -27.0);
}

TEST_CASE("jets: powers above 1 have a slope at 0, and |x| the slope 0 by convention") {
    const auto zero = Jet<1, double>::variable(0.0);

    CHECK(pow(zero, 1.5).c == std::array{0.0, 0.0});
    CHECK(abs(zero).c == std::array{0.0, 0.0});
}

TEST_CASE("jets: where a function is not defined its jet is not a number") {
    const auto negative = Jet<1, double>::variable(-1.0);

    CHECK(std::isnan(log(negative).c[0]));
    CHECK(std::isnan(sqrt(negative).c[0]));
    CHECK(std::isnan(pow(negative, 0.5).c[0]));
}

TEST_CASE("jets: elementary functions of lanes are those of single numbers") {
    const Lanes x = Lanes::LinSpaced(0.2, 1.4);
    const auto many = Jet<3, Lanes>::variable(x);
    const auto check = [&](const auto& function) {
        const Jet<3, Lanes> together = function(many);
        for (int lane = 0; lane < lanes; ++lane) {
            const Jet<3, double> alone = function(Jet<3, double>::variable(x[lane]));
            for (std::size_t k = 0; k <= 3; ++k) {
                CHECK(together.c[k][lane] == doctest::Approx(alone.c[k]).epsilon(1e-13));
            }
        }
    };

    check([](const auto& f) { return exp(f); });
    check([](const auto& f) { return log(f); });
    check([](const auto& f) { return sqrt(f); });
    check([](const auto& f) { return sin(f); });
    check([](const auto& f) { return cos(f); });
    check([](const auto& f) { return tan(f); });
    check([](const auto& f) { return sinh(f); });
    check([](const auto& f) { return cosh(f); });
    check([](const auto& f) { return tanh(f); });
    check([](const auto& f) { return abs(f); });
    check([](const auto& f) { return pow(f, 1.7); });
    check([](const auto& f) { return f / (f * f); });
}

TEST_CASE("jets: what is not a number stays so in every lane") {
    Lanes x = Lanes::LinSpaced(0.2, 1.4);
    x[3] = std::numeric_limits<double>::quiet_NaN();
    const auto f = Jet<1, Lanes>::variable(x);

    for (const auto& h :
         {exp(f), log(f), sin(f), cosh(f), tanh(f), pow(f, 1.5), abs(f), f / exp(f)}) {
        CHECK(std::isnan(h.c[0][3]));
        CHECK(std::isfinite(h.c[0][2]));
        CHECK(std::isfinite(h.c[1][4]));
    }
}

}  // namespace feynet::test::jet_functions_test
