#include "feynet/statistics/stretch_error.hpp"

#include "feynet/statistics/gamma_method.hpp"
#include "statistics/autoregressive.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace feynet::test::stretch_error_test {
namespace {

constexpr Index n_draws = 2000;

/// White noise with a slow part of small amplitude in eight chains: ⟨x⟩ = 0.
struct HiddenSlow {
    double amplitude;
    double tau;

    /// N σ² of the mean.
    double variance() const { return 1.0 + amplitude * amplitude * 2.0 * tau; }

    Series series(std::uint64_t seed) const {
        const Block fast = Autoregressive{0.0}.sample({.seed = seed}, n_draws);
        const Block slow = Autoregressive::with_tau(tau).sample({.seed = seed, .run = 1}, n_draws);
        return rows_as_series(fast + amplitude * slow, 0, lanes);
    }
};

}  // namespace

TEST_CASE("stretch error: by hand") {
    // 64 numbers, 2 stretches of 32 in one chain: means ±1, so that σ² = (1 + 1)/(2·1).
    std::vector<double> deviations(64, 1.0);
    std::fill(deviations.begin() + 32, deviations.end(), -1.0);

    const StretchError found = largest_beyond(0.1, deviations, 1);

    CHECK(found.error == doctest::Approx(1.0));
    CHECK(found.scatter == doctest::Approx(1.0 / std::sqrt(2.0)));
    CHECK(largest_beyond(0.5, deviations, 1).error == 0.0);
    CHECK(largest_beyond(0.1, std::span(deviations).first(62), 1).error == 0.0);
}

// 300 series each; 0.4 % of 600 are 2.4, more than 10 of them once in 10⁴ times.
TEST_CASE("stretch error: fast series keep the error of their window") {
    int n_raised = 0;
    for (const double tau : {0.5, 4.0}) {
        for (std::uint64_t seed = 1; seed <= 300; ++seed) {
            const Block x = Autoregressive::with_tau(tau).sample({.seed = seed}, n_draws);
            n_raised += gamma_method(rows_as_series(x, 0, lanes)).by_stretches ? 1 : 0;
        }
    }
    CAPTURE(n_raised);
    CHECK(n_raised <= 10);
}

// The window ends after few steps and tells an error 2.3 times too small. Stretches of 250 … 1000
// steps see 63 … 90 % of the slow part. The width of 200 pulls is known to 5 %: bounds four of that
// away from 1 and 1.15.
TEST_CASE("stretch error: a slow part of small amplitude is in the error") {
    const HiddenSlow process{.amplitude = 0.15, .tau = 100.0};
    double squares = 0.0;
    double squares_by_window = 0.0;
    constexpr int n_series = 200;
    for (std::uint64_t seed = 1; seed <= n_series; ++seed) {
        const Series series = process.series(seed);
        const GammaResult found = gamma_method(series);
        const GammaResult of_window = gamma_method(
            rows_as_series(Autoregressive{0.0}.sample({.seed = seed}, n_draws), 0, lanes));
        squares += std::pow(found.mean / found.unreliable_error, 2) / n_series;
        squares_by_window += std::pow(found.mean / of_window.unreliable_error, 2) / n_series;
    }
    CAPTURE(squares);

    CHECK(squares_by_window == doctest::Approx(process.variance()).epsilon(0.4));
    CHECK(std::sqrt(squares) < 1.35);
    CHECK(std::sqrt(squares) > 0.8);
}

}  // namespace feynet::test::stretch_error_test
