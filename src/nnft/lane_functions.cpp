#include "feynet/nnft/lane_functions.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

constexpr int n_chebyshev = 32;

/// e^{x²} erfc x for x ≥ 20 by its asymptotic series, to 4e-14.
double asymptotic_erfc(double x) {
    const double y = 0.5 / (x * x);
    const double series =
        1.0 - y * (1.0 - 3.0 * y * (1.0 - 5.0 * y * (1.0 - 7.0 * y * (1.0 - 9.0 * y))));
    return series / (x * std::sqrt(std::numbers::pi));
}

/// Chebyshev coefficients of ln(e^{x²} erfc(x)/t) in y = 2t − 1, t = 2/(2 + x), x ≥ 0: smooth on
/// the whole half line.
std::array<double, n_chebyshev> erfc_coefficients() {
    constexpr int n = 64;
    const auto f = [](double y) {
        const double t = 0.5 * (y + 1.0);
        const double x = 2.0 / t - 2.0;
        const double log_scaled =
            x < 20.0 ? x * x + std::log(std::erfc(x)) : std::log(asymptotic_erfc(x));
        return log_scaled - std::log(t);
    };
    std::array<double, n_chebyshev> coefficients{};
    for (int k = 0; k < n_chebyshev; ++k) {
        double sum = 0.0;
        for (int i = 0; i < n; ++i) {
            const double angle = std::numbers::pi * (i + 0.5) / n;
            sum += f(std::cos(angle)) * std::cos(k * angle);
        }
        coefficients[static_cast<std::size_t>(k)] = sum * 2.0 / n;
    }
    return coefficients;
}

}  // namespace

Lanes lane_cosine(const Lanes& z) {
    // z = π (n + r), |r| ≤ ½: cos z = (−1)ⁿ cos πr
    const Lanes turns = z * std::numbers::inv_pi;
    const Lanes n = turns.rint();
    const Lanes r = (turns - n) * std::numbers::pi;
    const Lanes odd = n - 2.0 * (0.5 * n).floor();
    const Lanes y = r * r;
    Lanes series = Lanes::Constant(1.0 / 2432902008176640000.0);
    constexpr std::array inverse_factorials{
        -1.0 / 6402373705728000.0,
        1.0 / 20922789888000.0,
        -1.0 / 87178291200.0,
        1.0 / 479001600.0,
        -1.0 / 3628800.0,
        1.0 / 40320.0,
        -1.0 / 720.0,
        1.0 / 24.0,
        -0.5,
        1.0};
    for (const double c : inverse_factorials) {
        series = series * y + c;
    }
    return series * (1.0 - 2.0 * odd);
}

Lanes lane_erf(const Lanes& z) {
    static const std::array<double, n_chebyshev> c = erfc_coefficients();
    const Lanes x = z.abs();
    const Lanes t = 2.0 / (2.0 + x);
    const Lanes y2 = 4.0 * t - 2.0;
    Lanes d = Lanes::Zero();
    Lanes dd = Lanes::Zero();
    for (int k = n_chebyshev - 1; k > 0; --k) {
        const Lanes next = y2 * d - dd + c[static_cast<std::size_t>(k)];
        dd = d;
        d = next;
    }
    const Lanes log_ratio = 0.5 * y2 * d - dd + 0.5 * c[0];
    const Lanes erfc = t * (log_ratio - x * x).exp();
    return z.sign() * (1.0 - erfc);
}

}  // namespace feynet
