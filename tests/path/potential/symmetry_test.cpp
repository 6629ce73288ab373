#include "feynet/path/potential/symmetry.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace feynet::test::symmetry_test {
namespace {

AnyPotential written(const char* expression) {
    return ExpressionPotential(expression);
}

AnyPotential polynomial(const std::vector<double>& coefficients) {
    return PolynomialPotential{.coefficients = coefficients};
}

}  // namespace

TEST_CASE("symmetry: even potentials are even, in any notation, and others are not") {
    const std::vector<AnyPotential> even{
        HarmonicPotential{},
        FreeParticle{},
        QuarticPotential{},
        DoubleWell{},
        CosinePotential{},
        polynomial({0.3, 0.0, -2.0, 0.0, 0.25}),
        written("(x - 1)^2*(x + 1)^2"),
        written("cosh(x) + abs(x)"),
        written("1e6 - 3*x^2 + x^4")};
    const std::vector<AnyPotential> uneven{
        MorsePotential{},
        polynomial({0.0, 0.001, -2.0, 0.0, 0.25}),
        polynomial({0.0, 0.0, 1.0, 1e-6, 1.0}),
        written("(x^2 - 2)^2/4 + 0.01*x"),
        written("x^4 + sin(x)^3")};

    for (const AnyPotential& potential : even) {
        CHECK(is_even(potential));
    }
    for (const AnyPotential& potential : uneven) {
        CHECK_FALSE(is_even(potential));
        CHECK_FALSE(twin_well(potential).has_value());
    }
}

TEST_CASE("symmetry: two wells are found where they are") {
    const auto place = [](const AnyPotential& potential) { return *twin_well(potential); };

    CHECK(
        place(DoubleWell{.coupling = 0.3, .minimum = 1.6}) == doctest::Approx(1.6).epsilon(1e-12));
    // The wells of x⁴/4 − x² lie at ±√2, those of x⁶ − 3x² at ±1.
    CHECK(place(polynomial({0, 0, -1, 0, 0.25})) == doctest::Approx(std::sqrt(2.0)).epsilon(1e-12));
    CHECK(place(written("x^6 - 3*x^2")) == doctest::Approx(1.0).epsilon(1e-12));
    CHECK(place(written("abs(abs(x) - 2)")) == doctest::Approx(2.0).epsilon(1e-12));
}

TEST_CASE("symmetry: one well in the middle is not two") {
    for (const AnyPotential& potential :
         {AnyPotential(HarmonicPotential{}),
          AnyPotential(QuarticPotential{}),
          AnyPotential(FreeParticle{}),
          AnyPotential(CosinePotential{}),
          AnyPotential(DoubleWell{.minimum = 0.0}),
          // V' = x (x² − 1)(x² − 2): the minima at ±√2 lie at V = 1/3, above the one at 0.
          written("x^6/6 - 3*x^4/4 + x^2")}) {
        CHECK_FALSE(twin_well(potential).has_value());
    }
}

}  // namespace feynet::test::symmetry_test
