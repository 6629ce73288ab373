#include "feynet/field/exact/ising_torus.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/jet_functions.hpp"
#include "feynet/core/powers.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// A function of β with its first two derivatives.
using Curve = Jet<2, double>;

/// e^{y − |y|} + sign e^{−y − |y|} with |y| a number: 2cosh y or 2sinh y without its exponential.
Curve scaled_hyperbolic(const Curve& y, double sign) {
    const double modulus = std::abs(y.c[0]);
    return exp(y - modulus) + sign * exp(-1.0 * y - modulus);
}

/// ln 2cosh y or, for y > 0, ln 2sinh y.
Curve log_hyperbolic(const Curve& y, double sign) {
    return log(scaled_hyperbolic(y, sign)) + std::abs(y.c[0]);
}

/// mγ_l/2 for l > 0.
Curve half_exponent(const Curve& sinh_2beta, Index l, Index n_rows, Index n_columns) {
    const Curve deviation = sinh_2beta - 1.0;
    const double angle =
        0.5 * std::numbers::pi * static_cast<double>(l) / static_cast<double>(n_columns);
    const Curve squared = 0.5 * (deviation * deviation / sinh_2beta) + square(std::sin(angle));
    return static_cast<double>(n_rows) * log(sqrt(squared) + sqrt(squared + 1.0));
}

/// The logarithms of the four products, the last without its factor l = 0.
struct Products {
    Curve odd_cosh;
    Curve odd_sinh;
    Curve even_cosh;
    Curve even_sinh;
};

Products products(const Curve& sinh_2beta, const Curve& zero, Index n_rows, Index n_columns) {
    Products sum{{}, {}, log_hyperbolic(zero, 1.0), {}};
    for (Index l = 1; l < 2 * n_columns; ++l) {
        const Curve y = half_exponent(sinh_2beta, l, n_rows, n_columns);
        Curve& cosh_sum = l % 2 == 0 ? sum.even_cosh : sum.odd_cosh;
        Curve& sinh_sum = l % 2 == 0 ? sum.even_sinh : sum.odd_sinh;
        cosh_sum = cosh_sum + log_hyperbolic(y, 1.0);
        sinh_sum = sinh_sum + log_hyperbolic(y, -1.0);
    }
    return sum;
}

/// ln Z as a function of β.
Curve log_partition_curve(Index n_rows, Index n_columns, double beta) {
    const Curve at = Curve::variable(beta);
    const auto [sinh_beta, cosh_beta] = sinh_cosh(at);
    const Curve sinh_2beta = 2.0 * (sinh_beta * cosh_beta);
    const Curve zero = 0.5 * static_cast<double>(n_rows) * (2.0 * at + log(sinh_beta / cosh_beta));
    const Products p = products(sinh_2beta, zero, n_rows, n_columns);
    const double last_scale = std::abs(zero.c[0]);
    const double largest = std::max(
        {p.odd_cosh.c[0], p.odd_sinh.c[0], p.even_cosh.c[0], p.even_sinh.c[0] + last_scale});
    const Curve sum = exp(p.odd_cosh - largest) + exp(p.odd_sinh - largest) +
                      exp(p.even_cosh - largest) +
                      exp(p.even_sinh + (last_scale - largest)) * scaled_hyperbolic(zero, -1.0);
    const auto volume = static_cast<double>(n_rows * n_columns);
    return 0.5 * volume * log(2.0 * sinh_2beta) + log(sum) + (largest - std::numbers::ln2);
}

/// K(k) = π/(2 AGM(1, k')), from the complementary modulus k' = √(1 − k²) > 0.
double complete_elliptic(double complementary) {
    double a = 1.0;
    double b = complementary;
    while (std::abs(a - b) > 1e-15 * a) {
        const double mean = 0.5 * (a + b);
        b = std::sqrt(a * b);
        a = mean;
    }
    return 0.5 * std::numbers::pi / a;
}

}  // namespace

IsingTorus::IsingTorus(Index n_rows, Index n_columns, double beta) {
    require(n_rows >= 2, "rows", "must be at least 2, got {}", n_rows);
    require(n_columns >= 2, "columns", "must be at least 2, got {}", n_columns);
    require(std::isfinite(beta) && beta > 0.0, "beta", "must be positive and finite, got {}", beta);
    const Curve curve = log_partition_curve(n_rows, n_columns, beta);
    const auto volume = static_cast<double>(n_rows * n_columns);
    log_partition_ = curve.c[0];
    energy_ = -curve.c[1] / volume;
    specific_heat_ = 2.0 * square(beta) * curve.c[2] / volume;
}

double IsingPlane::critical_beta() {
    return 0.5 * std::log1p(std::numbers::sqrt2);
}

double IsingPlane::energy(double beta) {
    const double slope = std::tanh(2.0 * beta);
    const double complementary = 2.0 * square(slope) - 1.0;  // ± k'
    const double singular =
        complementary == 0.0 ? 0.0 : complementary * complete_elliptic(std::abs(complementary));
    return -(1.0 + 2.0 / std::numbers::pi * singular) / slope;
}

double IsingPlane::magnetisation(double beta) {
    const double s = std::sinh(2.0 * beta);
    return s > 1.0 ? std::pow(1.0 - 1.0 / fourth_power(s), 0.125) : 0.0;
}

}  // namespace feynet
