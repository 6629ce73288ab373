#include "feynet/nnft/deep/deep_oscillator.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

namespace feynet::test::deep_oscillator_test {
namespace {

constexpr std::array every_activation{Activation::Erf, Activation::Relu, Activation::Square};

/// f_n √n! = ⟨f(s u) He_n(u)⟩/√n! by the trapezoidal rule, He_n/√n! by its recursion.
double hermite_coefficient(Activation activation, double variance, int n) {
    constexpr int half = 12'000;
    constexpr double h = 1e-3;
    double sum = 0.0;
    for (int i = -half; i <= half; ++i) {
        const double u = h * i;
        double previous = 0.0;
        double hermite = 1.0;
        for (int k = 1; k <= n; ++k) {
            const double next = (u * hermite - std::sqrt(k - 1.0) * previous) / std::sqrt(k);
            previous = hermite;
            hermite = next;
        }
        Block z = Block::Constant(lanes, 1, std::sqrt(variance) * u);
        activate(activation, z);
        sum += std::exp(-0.5 * u * u) * hermite * z(0);
    }
    return sum * h / std::sqrt(2.0 * std::acos(-1.0));
}

struct Pulls {
    std::vector<double> mean;
    std::vector<double> correlator;
};

/// ⟨y(0) y(k a)⟩ of many short independent stretches of three times, k = 0, 1, 2.
Pulls pulls(const DeepOscillator& drawn, const DeepOscillator& expected, double spacing) {
    constexpr int draws = 10'000;
    constexpr double count = draws * lanes;
    std::array<double, 3> sum{};
    std::array<double, 3> squares{};
    double total = 0.0;
    Block y;
    for (std::uint32_t i = 0; i < draws; ++i) {
        drawn.draw(StreamSource({.seed = 17, .trajectory = i}), spacing, 3, y);
        total += y.col(2).sum();
        for (std::size_t k = 0; k < 3; ++k) {
            const Lanes product = y.col(0) * y.col(static_cast<Index>(k));
            sum[k] += product.sum();
            squares[k] += product.square().sum();
        }
    }
    Pulls result;
    const double variance = expected.correlator(0.0);
    result.mean.push_back((total / count - expected.mean()) / std::sqrt(variance / count));
    for (std::size_t k = 0; k < 3; ++k) {
        const double mean = sum[k] / count;
        const double error = std::sqrt((squares[k] / count - mean * mean) / count);
        const double exact = expected.correlator(static_cast<double>(k) * spacing) +
                             expected.mean() * expected.mean();
        result.correlator.push_back((mean - exact) / error);
    }
    return result;
}

}  // namespace

TEST_CASE("deep oscillator: the correlator of its error function has the digits of the reference") {
    const DeepOscillator erf{Activation::Erf, 0.5, 1.0};
    CHECK(std::abs(erf.correlator(0.5) - 0.19615369) < 5e-9);
    CHECK(std::abs(erf.correlator(1.0) - 0.11777025) < 5e-9);
    CHECK(std::abs(erf.correlator(-3.0) - 0.01584935) < 5e-9);
}

TEST_CASE("deep oscillator: level weights are squared Hermite coefficients") {
    for (const Activation activation : every_activation) {
        CAPTURE(word(activation));
        const DeepOscillator oscillator{activation, 0.7, 1.0};
        for (int n = 0; n <= 8; ++n) {
            CAPTURE(n);
            const double coefficient = hermite_coefficient(activation, 0.7, n);
            CHECK(
                oscillator.level_weight(n) ==
                doctest::Approx(coefficient * coefficient).epsilon(1e-6).scale(1e-3));
        }
    }
}

TEST_CASE("deep oscillator: the correlator is the sum over levels of the oscillator") {
    for (const Activation activation : every_activation) {
        CAPTURE(word(activation));
        const DeepOscillator oscillator{activation, 0.7, 1.3};
        CHECK(oscillator.level_weight(0) == doctest::Approx(oscillator.mean() * oscillator.mean()));
        for (const double t : {0.1, 0.8}) {
            double sum = 0.0;
            for (int n = 1; n < 200; ++n) {
                sum += oscillator.level_weight(n) * std::exp(-1.3 * n * t);
            }
            CHECK(oscillator.correlator(t) == doctest::Approx(sum).epsilon(1e-10));
        }
    }
}

TEST_CASE("deep oscillator: odd functions see the gap ω, even ones 2ω") {
    for (const Activation activation : every_activation) {
        CAPTURE(word(activation));
        const DeepOscillator oscillator{activation, 0.7, 1.3};
        const double slope = std::log(oscillator.correlator(5.0) / oscillator.correlator(6.0));
        CHECK(slope == doctest::Approx(oscillator.gap()).epsilon(1e-3));
    }
    CHECK(DeepOscillator{Activation::Erf, 0.5, 1.3}.gap() == 1.3);
    CHECK(DeepOscillator{Activation::Square, 0.5, 1.3}.gap() == 2.6);
}

TEST_CASE("deep oscillator: drawn paths have its mean and correlator, and refuse another one's") {
    // 12 pulls below 4: a right program fails with 8e-4
    for (const Activation activation : every_activation) {
        CAPTURE(word(activation));
        const DeepOscillator oscillator{activation, 0.5, 1.0};
        const Pulls right = pulls(oscillator, oscillator, 0.5);
        CHECK(std::abs(right.mean[0]) < 4.0);
        for (const double pull : right.correlator) {
            CHECK(std::abs(pull) < 4.0);
        }
        const Pulls wrong = pulls(oscillator, {activation, 0.5, 1.3}, 0.5);
        CHECK(std::abs(wrong.correlator[0]) < 4.0);
        CHECK(std::abs(wrong.correlator[2]) > 5.0);
    }
}

TEST_CASE("deep oscillator: what makes no sense is refused") {
    CHECK_THROWS_AS(check(DeepOscillator{Activation::Erf, 0.0, 1.0}), InvalidInput);
    CHECK_THROWS_AS(check(DeepOscillator{Activation::Erf, 1.0, -1.0}), InvalidInput);
}

}  // namespace feynet::test::deep_oscillator_test
