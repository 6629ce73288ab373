#include "feynet/path/potential/any_potential.hpp"

#include "feynet/core/block.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>

namespace feynet::test::any_potential_test {
namespace {

constexpr std::array positions{-1.7, -0.2, 0.0, 0.45, 0.9, 2.3};

/// Calls check(potential) for the defaults of every potential.
template <typename Check, std::size_t... I>
void for_every_potential(Check check, std::index_sequence<I...> /*indices*/) {
    (check(std::variant_alternative_t<I, AnyPotential>{}), ...);
}

constexpr auto every = std::make_index_sequence<std::variant_size_v<AnyPotential>>{};

/// Rounding, relative to the size of a potential here.
bool is_close(double value, double expected, double size) {
    return std::abs(value - expected) <= 1e-14 * (1.0 + std::abs(expected) + size);
}

/// V, V' and V'' of the potential must be those of the closed form.
template <Potential V, typename Closed>
void check_closed_form(const V& potential, const Closed& closed) {
    for (const double x : positions) {
        CAPTURE(x);
        const std::array<double, 3> expected = closed(x);
        CHECK(is_close(potential.value(x), expected[0], 100.0));
        CHECK(is_close(slope(potential, x), expected[1], 100.0));
        CHECK(is_close(curvature(potential, x), expected[2], 100.0));
    }
}

/// The expression must be the potential, with its first three derivatives, in numbers and in lanes.
template <Potential V>
void check_same(const V& potential, const ExpressionPotential& expression) {
    CAPTURE(expression.expression());
    const auto many = Jet<3, Lanes>::variable(Lanes::LinSpaced(-2.0, 2.0));
    const Jet<3, Lanes> lanes_built_in = potential.value(many);
    const Jet<3, Lanes> lanes_expressed = expression.value(many);
    for (const double x : positions) {
        const auto one = Jet<3, double>::variable(x);
        const Jet<3, double> built_in = potential.value(one);
        const Jet<3, double> expressed = expression.value(one);
        for (std::size_t k = 0; k <= 3; ++k) {
            CAPTURE(x);
            CAPTURE(k);
            CHECK(is_close(expressed.c[k], built_in.c[k], 100.0));
            for (int lane = 0; lane < lanes; ++lane) {
                CHECK(is_close(lanes_expressed.c[k][lane], lanes_built_in.c[k][lane], 100.0));
            }
        }
    }
}

std::string argument_of(const AnyPotential& potential) {
    try {
        std::visit([](const auto& v) { v.check(); }, potential);
    } catch (const InvalidInput& error) {
        return error.argument();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("potentials: slope and curvature are the derivatives of the value") {
    for_every_potential(
        [](const auto& potential) {
            const double h = 1e-4;
            for (const double x : {-1.7, -0.2, 0.0, 0.9}) {
                const double below = potential.value(x - h);
                const double here = potential.value(x);
                const double above = potential.value(x + h);
                CHECK(
                    slope(potential, x) ==
                    doctest::Approx((above - below) / (2.0 * h)).epsilon(1e-6));
                const double second = (above - 2.0 * here + below) / (h * h);
                CHECK(std::abs(curvature(potential, x) - second) < 1e-5);
            }
        },
        every);
}

TEST_CASE("potentials: eight lanes at once give what one number gives, to the last bits of exp") {
    for_every_potential(
        [](const auto& potential) {
            const Lanes x = Lanes::LinSpaced(-2.0, 2.0);
            const Lanes value = potential.value(x);
            const Lanes force = slope(potential, x);
            for (int lane = 0; lane < lanes; ++lane) {
                CHECK(is_close(value[lane], potential.value(x[lane]), 1.0));
                CHECK(is_close(force[lane], slope(potential, x[lane]), 1.0));
            }
        },
        every);
}

TEST_CASE("potentials: the defaults of every potential are accepted") {
    for_every_potential([](const auto& potential) { CHECK_NOTHROW(potential.check()); }, every);
}

TEST_CASE("potentials: value, slope and curvature are the closed forms") {
    check_closed_form(DoubleWell{.coupling = 0.7, .minimum = 1.6}, [](double x) {
        const double w = x * x - 2.56;
        return std::array{0.7 * w * w, 2.8 * w * x, 2.8 * (3.0 * x * x - 2.56)};
    });
    check_closed_form(
        PolynomialPotential{.coefficients = {1.0, -2.0, 0.0, 0.5, 0.3}}, [](double x) {
            return std::array{
                1.0 - 2.0 * x + 0.5 * x * x * x + 0.3 * x * x * x * x,
                -2.0 + 1.5 * x * x + 1.2 * x * x * x,
                3.0 * x + 3.6 * x * x};
        });
    check_closed_form(MorsePotential{.depth = 3.0, .steepness = 0.8}, [](double x) {
        const double y = std::exp(-0.8 * x);
        return std::array{
            3.0 * (1.0 - y) * (1.0 - y), 4.8 * y * (1.0 - y), 3.84 * (2.0 * y * y - y)};
    });
    check_closed_form(
        CosinePotential{.mass = 2.0, .amplitude = 1.5, .wave_number = 3.0, .frequency = 0.5},
        [](double x) {
            return std::array{
                1.5 * (1.0 - std::cos(3.0 * x)) + 0.25 * x * x,
                4.5 * std::sin(3.0 * x) + 0.5 * x,
                13.5 * std::cos(3.0 * x) + 0.5};
        });
}

TEST_CASE("potentials: written as an expression each is what it is built in") {
    check_same(
        HarmonicPotential{.mass = 1.3, .frequency = 0.7},
        ExpressionPotential("mass*omega^2*x^2/2", {{"mass", 1.3}, {"omega", 0.7}}));
    check_same(FreeParticle{}, ExpressionPotential("0*x"));
    check_same(
        QuarticPotential{.mass = 1.3, .frequency = 0.7, .coupling = 0.4},
        ExpressionPotential("0.5*1.3*0.49*x^2 + lambda*x^4", {{"lambda", 0.4}}));
    check_same(
        PolynomialPotential{.coefficients = {1.0, -2.0, 0.0, 0.5, 0.3, 0.0, 0.01}},
        ExpressionPotential("1 - 2*x + 0.5*x^3 + 0.3*x*x*x*x + x^6/100"));
    check_same(
        DoubleWell{.coupling = 0.25, .minimum = std::sqrt(2.0)},
        ExpressionPotential("(x^2 - 2)^2/4"));
    check_same(
        MorsePotential{.depth = 3.0, .steepness = 0.8},
        ExpressionPotential("D*(1 - exp(-alpha*x))^2", {{"D", 3.0}, {"alpha", 0.8}}));
    check_same(
        CosinePotential{.amplitude = 1.5, .wave_number = 3.0, .frequency = 0.5},
        ExpressionPotential("A*(1 - cos(k*x)) + x^2/8", {{"A", 1.5}, {"k", 3.0}}));
}

TEST_CASE("potentials: a polynomial and a double well are the quartic where they coincide") {
    const QuarticPotential quartic{.frequency = 0.0, .coupling = 0.3};
    const PolynomialPotential polynomial{.coefficients = {0.0, 0.0, 0.0, 0.0, 0.3}};
    const DoubleWell well{.coupling = 0.3, .minimum = 0.0};
    for (const double x : positions) {
        CHECK(is_close(polynomial.value(x), quartic.value(x), 0.0));
        CHECK(is_close(slope(well, x), slope(quartic, x), 0.0));
    }
}

TEST_CASE("potentials: parameters out of range are refused by name") {
    const auto polynomial = [](std::vector<double> coefficients) {
        return argument_of(PolynomialPotential{.coefficients = std::move(coefficients)});
    };

    CHECK(argument_of(HarmonicPotential{.mass = -1.0}) == "mass");
    CHECK(argument_of(HarmonicPotential{.frequency = 0.0}) == "frequency");
    CHECK(argument_of(HarmonicPotential{.frequency = std::nan("")}) == "frequency");
    CHECK(argument_of(QuarticPotential{.coupling = 0.0}) == "coupling");
    CHECK(argument_of(DoubleWell{.coupling = -1.0}) == "coupling");
    CHECK(argument_of(DoubleWell{.minimum = -1.0}) == "minimum");
    CHECK(argument_of(MorsePotential{.depth = 0.0}) == "depth");
    CHECK(argument_of(MorsePotential{.steepness = -1.0}) == "steepness");
    CHECK(argument_of(CosinePotential{.mass = 0.0}) == "mass");
    CHECK(argument_of(CosinePotential{.amplitude = -1.0}) == "amplitude");
    CHECK(argument_of(CosinePotential{.wave_number = 0.0}) == "wave_number");
    CHECK(argument_of(CosinePotential{.frequency = -1.0}) == "frequency");
    CHECK(polynomial({1.0}) == "coefficients");
    CHECK(polynomial({0.0, 0.0, 0.0}) == "coefficients");
    CHECK(polynomial({0.0, 1.0}) == "coefficients");
    CHECK(polynomial({0.0, 0.0, 1.0, 1.0}) == "coefficients");
    CHECK(polynomial({0.0, 0.0, -1.0}) == "coefficients");
    CHECK(polynomial(std::vector<double>(19, 1.0)) == "coefficients");
    CHECK(polynomial({0.0, 0.0, std::nan("")}) == "coefficients");
    CHECK(polynomial({3.0, 1.0, 1.0, 0.0}) == "accepted");
    CHECK(polynomial(std::vector<double>(17, 1.0)) == "accepted");
}

TEST_CASE("potentials: an expression wants a value for each of its parameters, and no other") {
    const ExpressionPotential open("a*x^2 + b*x^4", {{"a", 0.5}});

    CHECK(argument_of(open) == "expression");
    CHECK(argument_of(ExpressionPotential("a*x^2", {{"a", std::nan("")}})) == "a");
    CHECK_THROWS_AS(ExpressionPotential("a*x^2", {{"b", 1.0}}), InvalidInput);
    CHECK(argument_of(ExpressionPotential("x^2/2")) == "accepted");
    CHECK(open.parameters().size() == 2);
    CHECK(open.parameters()[1].name == "b");
    CHECK(open.parameters()[1].position == 8);
}

TEST_CASE("potentials: a copy of an expression is the expression") {
    const ExpressionPotential first("cosh(x)");
    ExpressionPotential second("x^2");

    second = first;

    CHECK(second.value(0.7) == first.value(0.7));
    CHECK(second.expression() == "cosh(x)");
}

}  // namespace feynet::test::any_potential_test
