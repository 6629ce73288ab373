#include "feynet/statistics/reweighting.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/jackknife.hpp"
#include "statistics/autoregressive.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

namespace feynet::test::reweighting_test {

namespace {

/// Measurements x², x⁴, E of S = g x²/2, E = x²/2, whose law at g is normal with ⟨x²⟩ = 1/g, at
/// g₀ = 1 in chains of x that are autoregressive.
Reweighting gaussian(std::uint64_t seed, Index n, double tau) {
    VectorSeries series(lanes, 3);
    const Block x = Autoregressive::with_tau(tau).sample({.seed = seed}, n);
    for (Index t = 0; t < n; ++t) {
        for (Index chain = 0; chain < lanes; ++chain) {
            const double square = x(chain, t) * x(chain, t);
            series.append(chain, std::array{square, square * square, 0.5 * square});
        }
    }
    return {series, 2, 1.0};
}

/// Measurements of E = y, normal of unit variance, whose law at g has the mean g₀ − g; g₀ = 2.
Reweighting source(std::uint64_t seed, Index n) {
    const Series series = Autoregressive::with_tau(2.0).series(seed, 1, n);
    return {series.as_vector_series(), 0, 2.0};
}

double first(std::span<const double> means) {
    return means[0];
}

std::vector<double> gradient_of_first(std::span<const double> means) {
    std::vector<double> gradient(means.size());
    gradient[0] = 1.0;
    return gradient;
}

/// U₄ = 1 − ⟨x⁴⟩/(3⟨x²⟩²).
double binder(std::span<const double> means) {
    return 1.0 - means[1] / (3.0 * means[0] * means[0]);
}

std::vector<double> gradient_of_binder(std::span<const double> means) {
    const double square = means[0] * means[0];
    return {2.0 * means[1] / (3.0 * square * means[0]), -1.0 / (3.0 * square), 0.0};
}

}  // namespace

// Two-sided normal tails at 4σ: false alarms of a new seed below 1e-4 for each of eight numbers.
TEST_CASE("Reweighting: a Gaussian of another width is found within its errors") {
    const Reweighting run = gaussian(31, 20000, 3.0);

    for (const double g : {0.8, 0.9, 1.2, 1.5}) {
        CAPTURE(g);
        const ReweightedResult square = run.at(g, first, gradient_of_first);
        const ReweightedResult ratio = run.at(g, binder, gradient_of_binder);
        REQUIRE(square.error.has_value());
        REQUIRE(ratio.error.has_value());
        CHECK(std::abs(square.value - 1.0 / g) < 4.0 * *square.error);
        CHECK(*square.error < 0.02 / g);
        CHECK(std::abs(ratio.value) < 4.0 * *ratio.error);
        CHECK(square.value == doctest::Approx(run.means(g)[0]).epsilon(1e-12));
    }
}

TEST_CASE("Reweighting: with the sign of g − g₀ wrong the answer is far off") {
    const Reweighting run = gaussian(32, 20000, 3.0);

    const ReweightedResult wrong = run.at(0.8, first, gradient_of_first);

    CHECK(std::abs(wrong.value - 1.0 / 1.2) > 10.0 * *wrong.error);
}

TEST_CASE("Reweighting: where nothing is reweighted the Γ-method of the series is left") {
    const Reweighting run = gaussian(33, 2000, 3.0);
    const GammaResult plain = gamma_method(binder, gradient_of_binder, run.measured());

    const ReweightedResult same = run.at(1.0, binder, gradient_of_binder);

    CHECK(same.overlap == 1.0);
    CHECK(same.value == doctest::Approx(plain.mean).epsilon(1e-12));
    CHECK(*same.error == doctest::Approx(*plain.error).epsilon(1e-10));
    CHECK(same.tau_int == doctest::Approx(plain.tau_int).epsilon(1e-10));
}

// The overlap of two unit normals at the distance δ is exp(−δ²); 40000 effective measurements know
// it to a few percent.
TEST_CASE("Reweighting: the overlap of two normal laws falls as exp(−δ²)") {
    const Reweighting run = source(34, 20000);

    for (const double distance : {-1.0, -0.5, 0.5, 1.0}) {
        CHECK(
            run.overlap(2.0 + distance) ==
            doctest::Approx(std::exp(-distance * distance)).epsilon(0.1));
    }
    const CouplingRange range = run.range(0.3);
    CHECK(range.low == doctest::Approx(2.0 - std::sqrt(-std::log(0.3))).epsilon(0.05));
    CHECK(range.high == doctest::Approx(2.0 + std::sqrt(-std::log(0.3))).epsilon(0.05));
    CHECK(run.overlap(range.low) >= 0.299);
    CHECK(run.overlap(range.high) >= 0.299);
}

TEST_CASE("Reweighting: where the overlap is gone there is neither a value nor an error") {
    const Reweighting run = source(35, 20000);

    const ReweightedResult near = run.at(2.5, first, gradient_of_first);
    const ReweightedResult far = run.at(4.0, first, gradient_of_first);

    CHECK(std::abs(near.value + 0.5) < 4.0 * *near.error);
    CHECK(far.overlap < least_overlap);
    CHECK(std::isnan(far.value));
    CHECK_FALSE(far.error.has_value());
    CHECK(far.status != ErrorStatus::Reliable);
}

TEST_CASE("Reweighting: a short run whose weights leave little has no error") {
    const Reweighting run = source(36, 80);

    CHECK(run.at(2.0, first, gradient_of_first).error.has_value());
    CHECK_FALSE(run.at(3.2, first, gradient_of_first).error.has_value());
}

// 160 blocks know the error to 5.6 %: 25 % is above 4σ.
TEST_CASE("Reweighting: a jackknife of the ratios has the error of the Γ-method") {
    const Reweighting run = gaussian(37, 20000, 3.0);

    const ReweightedResult gamma = run.at(1.3, binder, gradient_of_binder);
    const JackknifeResult blocked = jackknife(of_ratios(binder), run.weighted(1.3), 20);

    CHECK(*blocked.error == doctest::Approx(*gamma.error).epsilon(0.25));
    CHECK(std::abs(blocked.value - gamma.value) < 0.3 * *gamma.error);
}

// 800 experiments: the fraction within one error bar, 0.683 of a normal law, has the standard
// deviation 0.0165; the bounds are four of them away.
TEST_CASE("Reweighting: the error covers the truth as often as it says") {
    constexpr int n_experiments = 800;
    double covered = 0.0;
    for (int i = 0; i < n_experiments; ++i) {
        const Reweighting run = gaussian(1000 + static_cast<std::uint64_t>(i), 400, 2.0);
        const ReweightedResult result = run.at(1.2, first, gradient_of_first);
        REQUIRE(result.error.has_value());
        covered += std::abs(result.value - 1.0 / 1.2) <= *result.error ? 1.0 : 0.0;
    }
    CHECK(covered / n_experiments > 0.617);
    CHECK(covered / n_experiments < 0.749);
}

TEST_CASE("Reweighting: E far from zero neither overflows nor loses the weights") {
    VectorSeries series(1, 1);
    for (const double e : {1e6, 1e6 + 1.0, 1e6 + 2.0}) {
        series.append(0, std::array{e});
    }
    const Reweighting run(series, 0, 0.0);

    const double e1 = std::exp(-0.1);
    const double e2 = std::exp(-0.2);
    const double exact = (e1 + 2.0 * e2) / (1.0 + e1 + e2);
    CHECK(run.means(0.1)[0] - 1e6 == doctest::Approx(exact).epsilon(1e-8));
}

TEST_CASE("Reweighting: averaged, missing and infinite measurements are refused") {
    VectorSeries averaged(1, 1, 2);
    for (int i = 0; i < 8; ++i) {
        averaged.append(0, std::array{1.0 * i});
    }
    VectorSeries infinite(1, 1);
    infinite.append(0, std::array{std::numeric_limits<double>::infinity()});

    CHECK_THROWS_AS(Reweighting(averaged, 0, 1.0), InvalidInput);
    CHECK_THROWS_AS(Reweighting(infinite, 0, 1.0), InvalidInput);
    CHECK_THROWS_AS(Reweighting(VectorSeries(1, 1), 0, 1.0), InvalidInput);
    CHECK_THROWS_AS(Reweighting(averaged, 1, 1.0), InvalidInput);
}

}  // namespace feynet::test::reweighting_test
