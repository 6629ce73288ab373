#include "feynet/path/confinement.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

namespace feynet::test::confinement_test {
namespace {

/// "both", "left", "right" or "neither", or the complaint.
std::string side_of(const AnyPotential& potential, double duration = 8.0) {
    try {
        const Confinement confined = confinement(potential, duration);
        return confined.left ? (confined.right ? "both" : "left")
                             : (confined.right ? "right" : "neither");
    } catch (const InvalidInput& error) {
        return error.what();
    }
}

std::string side_of(const std::string& expression, double duration = 8.0) {
    return side_of(ExpressionPotential(expression), duration);
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("confinement: wells confine, one-sided walls confine one side, plateaus none") {
    CHECK(side_of(AnyPotential(QuarticPotential{})) == "both");
    CHECK(side_of(AnyPotential(DoubleWell{})) == "both");
    CHECK(
        side_of(AnyPotential(PolynomialPotential{.coefficients = {1, -3, 0.1, 2, 1e-6}})) ==
        "both");
    CHECK(side_of(AnyPotential(MorsePotential{})) == "left");
    CHECK(side_of(AnyPotential(CosinePotential{})) == "neither");
    CHECK(side_of(AnyPotential(CosinePotential{.frequency = 0.01})) == "both");
    CHECK(side_of("abs(x)") == "both");
    CHECK(side_of("cosh(x)") == "both");
    CHECK(side_of("log(cosh(x))") == "both");
    CHECK(side_of("exp(x^2)") == "both");
    CHECK(side_of("exp(x)") == "right");
    CHECK(side_of("exp(2*x) - 2*exp(x)") == "right");
    CHECK(side_of("x^2*exp(-x)") == "left");
    CHECK(side_of("-exp(-x^2)") == "neither");
    CHECK(side_of("-1/(1 + x^2)") == "neither");
    CHECK(side_of("tanh(x)^2") == "neither");
    CHECK(side_of("3") == "neither");
    CHECK(side_of("sin(x) + 0.1*sin(37*x)") == "neither");
}

TEST_CASE("confinement: a logarithm confines if e^{−TV} falls faster than 1/r") {
    CHECK(side_of("log(1 + x^2)", 0.6) == "both");
    CHECK(side_of("log(1 + x^2)", 0.4) == "neither");
}

TEST_CASE("confinement: a potential without a bottom is refused with the place where it falls") {
    for (const char* fall :
         {"-x^4", "x^2 - x^4", "-x^2", "x", "-log(1 + x^2)", "-exp(x)", "x^2 - exp(x)"}) {
        CAPTURE(fall);
        CHECK(contains(side_of(fall), "expression: must be bounded below: V falls without end"));
    }
    // x²/2 − 10⁻³ x⁴ turns at x = 1/√0.004 = 15.8.
    const std::string message = side_of("x^2/2 - 0.001*x^4");
    CAPTURE(message);
    CHECK(contains(message, "left of x = -15."));
    CHECK(contains(side_of("x^2/2 + 0.1*x^3"), "left of x = -3.3"));
    CHECK(contains(side_of("x^2/2 - 0.1*x^3"), "right of x = 3.3"));
    CHECK(contains(side_of("x^2/2 - 1e-9*x^4"), "left of x = -1.5"));
}

TEST_CASE("confinement: a pole and what is not a number are refused with their place") {
    CHECK(contains(side_of("x^2 + 1/x"), "must be finite, got V(0) = inf"));
    CHECK(contains(side_of("x^2 + log(x)"), "must be finite, got V(0) = -inf"));
    CHECK(contains(side_of("x^2 + log(x + 1.5)"), "must be finite, got V(-1.5"));
    CHECK(contains(side_of("sqrt(4 - x^2)"), "must be finite, got V(-2.0"));
    CHECK(contains(side_of("x^2 + 0/0"), "must be finite, got V(0) = "));
    CHECK(contains(side_of("x^2 + 1/(x - 0.3)"), "falls without end at x = 0.3"));
    CHECK(contains(side_of("x^2 - 1e-3/(x + 2.7)^2"), "falls without end at x = -2.7"));
}

TEST_CASE("confinement: narrow and far wells of any scale have a bottom") {
    CHECK(side_of("(1e6*x)^2") == "both");
    CHECK(side_of("(1e-6*x)^2") == "both");
    CHECK(side_of("(x - 1000)^4") == "both");
    CHECK(side_of("x^2/2 - 50*exp(-((x - 1)/0.01)^2)") == "both");
    CHECK(side_of("1e9*abs(x - 0.3)") == "both");
}

}  // namespace feynet::test::confinement_test
