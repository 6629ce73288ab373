#pragma once

#include "feynet/holography/wilson/hanging_string.hpp"

#include <cmath>
#include <numbers>

namespace feynet::test {

/// ₂F₁(a, b; c; x) by its series, 0 ≤ x < 1.
inline double hypergeometric(double a, double b, double c, double x) {
    double term = 1.0;
    double sum = 1.0;
    for (double k = 0.0; k < 4000.0 && std::abs(term) > 1e-18; ++k) {
        term *= (a + k) * (b + k) / ((c + k) * (1.0 + k)) * x;
        sum += term;
    }
    return sum;
}

/// The string above the black brane. With r² = g, t = r/r₀ and a = (r_h/r₀)⁴ the binomial series of
/// √(1 − a t⁻⁴) in both integrals is one of Beta functions,
///
///     d = (2κ/r₀) √(1 − a) ₂F₁(½, ¾; 5/4; a),  2πα'V = 2 r_h − 2κ r₀ ₂F₁(−½, −¼; ¼; a),
///
/// κ = √π Γ(¾)/Γ(¼), r_h = πT.
inline HangingString black_brane_string(double temperature, double turning_point) {
    const double kappa = std::sqrt(std::numbers::pi) * std::tgamma(0.75) / std::tgamma(0.25);
    const double horizon = std::numbers::pi * temperature;
    const double r = horizon * std::sqrt(std::cosh(2.0 * turning_point));
    const double a = std::pow(horizon / r, 4);
    const double root = std::sqrt(1.0 - a);
    return {
        turning_point,
        2.0 * kappa / r * root * hypergeometric(0.5, 0.75, 1.25, a),
        2.0 * horizon - 2.0 * kappa * r * hypergeometric(-0.5, -0.25, 0.25, a),
        r * r * root};
}

}  // namespace feynet::test
