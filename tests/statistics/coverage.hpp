#pragma once

#include "feynet/statistics/gamma_method.hpp"
#include "statistics/autoregressive.hpp"

#include <array>
#include <cmath>
#include <string_view>

namespace feynet::test {

/// How often a true value lies within one and within two error bars.
struct Coverage {
    double one_sigma = 0.0;
    double two_sigma = 0.0;
    Index n_replicas = 0;
};

/// Two quantities a and b that are measured together,
///
///     a = ā (1 + s_a x),   b = b̄ (1 + s_b (r x + √(1 − r²) y)),
///
/// with x and y autoregressive chains of one τ_int, and a function of their means whose true value
/// is known. Relative fluctuations s are such that at N/τ_int = 200 the bias of the function, which
/// is of second order in them, is below a twentieth of its error.
struct KnownNumber {
    std::string_view name;
    std::array<double, 2> mean{};
    std::array<double, 2> fluctuation{};
    double correlation = 0.0;
    FunctionOfMeans value;
    GradientOfMeans gradient;
    double exact = 0.0;
};

/// A mean, the ratio ⟨a⟩/⟨b⟩ and the effective mass ln(C(t)/C(t + 1)) of two correlators.
inline std::array<KnownNumber, 3> known_numbers() {
    using Means = std::span<const double>;
    return {
        KnownNumber{
            "mean",
            {1.0, 1.0},
            {1.0, 1.0},
            0.5,
            [](Means a) { return a[0]; },
            [](Means) {
                return std::vector{1.0, 0.0};
            },
            1.0},
        KnownNumber{
            "ratio",
            {2.0, 1.0},
            {0.5, 0.4},
            0.8,
            [](Means a) { return a[0] / a[1]; },
            [](Means a) {
                return std::vector{1.0 / a[1], -a[0] / (a[1] * a[1])};
            },
            2.0},
        KnownNumber{
            "effective mass",
            {std::exp(-1.0), std::exp(-2.0)},
            {0.3, 0.5},
            0.9,
            [](Means c) { return std::log(c[0] / c[1]); },
            [](Means c) {
                return std::vector{1.0 / c[0], -1.0 / c[1]};
            },
            1.0}};
}

/// What an error bar is taken for: the real one, or one that knows nothing of autocorrelation.
using ErrorOf = double (*)(const GammaResult&);

inline double real_error(const GammaResult& result) {
    return result.unreliable_error;
}

/// √(var/N) = σ/√(2τ_int).
inline double naive_error(const GammaResult& result) {
    return result.unreliable_error / std::sqrt(2.0 * result.tau_int);
}

/// The coverage of `number` from four pooled chains of n measurements each, in 2·n_blocks
/// replicas.
inline Coverage coverage_of(
    const KnownNumber& number,
    double tau,
    Index n,
    std::uint32_t n_blocks,
    std::uint64_t seed,
    ErrorOf error_of = &real_error) {
    constexpr Index n_pooled = 4;
    const Autoregressive process = Autoregressive::with_tau(tau);
    const double own = std::sqrt(1.0 - number.correlation * number.correlation);
    Coverage result;
    for (std::uint32_t block = 0; block < n_blocks; ++block) {
        const Block x = process.sample({.seed = seed, .trajectory = 2 * block}, n);
        const Block y = process.sample({.seed = seed, .trajectory = 2 * block + 1}, n);
        for (Index first = 0; first < lanes; first += n_pooled) {
            VectorSeries series(n_pooled, 2);
            for (Index chain = 0; chain < n_pooled; ++chain) {
                for (Index i = 0; i < n; ++i) {
                    const double noise = x(first + chain, i);
                    const double beside = number.correlation * noise + own * y(first + chain, i);
                    series.append(
                        chain,
                        std::array{
                            number.mean[0] * (1.0 + number.fluctuation[0] * noise),
                            number.mean[1] * (1.0 + number.fluctuation[1] * beside)});
                }
            }
            const GammaResult gamma = gamma_method(number.value, number.gradient, series);
            const double pull = std::abs(gamma.mean - number.exact) / error_of(gamma);
            result.one_sigma += pull <= 1.0 ? 1.0 : 0.0;
            result.two_sigma += pull <= 2.0 ? 1.0 : 0.0;
            ++result.n_replicas;
        }
    }
    result.one_sigma /= static_cast<double>(result.n_replicas);
    result.two_sigma /= static_cast<double>(result.n_replicas);
    return result;
}

}  // namespace feynet::test
