#include "feynet/holography/exact/regular_solution.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::regular_solution_test {
namespace {

/// P_ν(cosh ξ) = Σₖ (−ν)ₖ (ν+1)ₖ (−sinh²(ξ/2))ᵏ/k!², which converges for sinh(ξ/2) < 1.
double legendre_series(double nu, double xi) {
    const double y = -std::pow(std::sinh(xi / 2.0), 2);
    double term = 1.0;
    double sum = 1.0;
    for (int k = 0; k < 200; ++k) {
        term *= (k - nu) * (k + nu + 1.0) / ((k + 1.0) * (k + 1.0)) * y;
        sum += term;
    }
    return sum;
}

}  // namespace

TEST_CASE("the regular solution is one and flat at the horizon") {
    const FieldAtDepth horizon = regular_solution(3, -1.0, 0.0);
    CHECK(std::abs(horizon.phi - 1.0) < 1e-14);
    CHECK(std::abs(horizon.pi) < 1e-14);
}

TEST_CASE("the regular solution is the series of the Legendre function, and its slope that of it") {
    for (const double mass_squared : {-2.25, -1.0, 0.7, 5.0}) {
        const double nu = (std::sqrt(1.0 + 4.0 * mass_squared / 9.0) - 1.0) / 2.0;
        for (const double depth : {0.05, 0.2, 0.4}) {
            const FieldAtDepth found = regular_solution(3, mass_squared, depth);
            CHECK(std::abs(found.phi - legendre_series(nu, 3.0 * depth)) < 1e-13);
            const double e = 1e-4;
            const double slope =
                (legendre_series(nu, 3.0 * (depth + e)) - legendre_series(nu, 3.0 * (depth - e))) /
                (2.0 * e);
            CHECK(std::abs(found.pi - slope) < 1e-6);
        }
    }
}

TEST_CASE("where ν is a whole number the regular solution is a polynomial of cosh dη") {
    // m² = 2d² and 6d²: P₁ = x, P₂ = (3x² − 1)/2.
    for (const double depth : {0.1, 1.0, 5.0}) {
        const double x = std::cosh(2.0 * depth);
        const double slope = 2.0 * std::sinh(2.0 * depth);
        const FieldAtDepth first = regular_solution(2, 8.0, depth);
        CHECK(std::abs(first.phi / x - 1.0) < 1e-13);
        CHECK(std::abs(first.pi / slope - 1.0) < 1e-13);
        const FieldAtDepth second = regular_solution(2, 24.0, depth);
        CHECK(std::abs(second.phi / (1.5 * x * x - 0.5) - 1.0) < 1e-13);
        CHECK(std::abs(second.pi / (3.0 * x * slope) - 1.0) < 1e-13);
    }
    CHECK(regular_solution(3, 0.0, 2.0).phi == doctest::Approx(1.0).epsilon(1e-14));
}

TEST_CASE("far from the horizon the AdS₅ black hole answers a source with its closed form") {
    // φ = α e^{−η} + β e^{−3η}, β/α = −4 Γ(3/4)²/Γ(1/4)², up to e^{−8η}.
    const double depth = 4.0;
    const FieldAtDepth far = regular_solution(4, -3.0, depth);
    const double response = -std::exp(2.0 * depth) * (far.pi + far.phi) / (far.pi + 3.0 * far.phi);
    const double exact = -4.0 * std::pow(std::tgamma(0.75) / std::tgamma(0.25), 2);
    CHECK(std::abs(response - exact) < 1e-9);
}

TEST_CASE("the regular solution stops at the bound of Breitenlohner and Freedman") {
    CHECK_NOTHROW(regular_solution(4, -4.0, 1.0));
    CHECK_THROWS_AS(regular_solution(4, -4.01, 1.0), InvalidInput);
    CHECK_THROWS_AS(regular_solution(1, 0.0, 1.0), InvalidInput);
    CHECK_THROWS_AS(regular_solution(4, -3.0, -1.0), InvalidInput);
    CHECK_THROWS_AS(regular_solution(4, -3.0, 16.0), InvalidInput);
}

}  // namespace feynet::test::regular_solution_test
