#include "feynet/statistics/correlator_test.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"
#include "feynet/statistics/kolmogorov_smirnov.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace feynet::test::correlator_test_test {

/// A curve μ(j) = rateʲ whose measurements have correlated neighbours and an autocorrelation:
/// measurement t is μ + y(t), where y(t) = ρ y(t−1) + … and neighbouring components share `overlap`
/// of their noise.
struct NoisyCurve {
    Index n_components = 40;
    double rate = 0.8;
    double memory = 0.5;
    double overlap = 0.9;

    std::vector<double> exact() const {
        std::vector<double> mu(static_cast<std::size_t>(n_components));
        for (std::size_t j = 0; j < mu.size(); ++j) {
            mu[j] = std::pow(rate, static_cast<double>(j));
        }
        return mu;
    }

    /// A block of noise; each of its columns is independent, then neighbours are mixed.
    Block noise(std::uint32_t experiment, std::uint32_t t) const {
        Block z(lanes, n_components);
        fill_normals(
            {.seed = 61, .run = static_cast<std::uint16_t>(experiment), .trajectory = t},
            Purpose::Test,
            z);
        for (Index j = 1; j < n_components; ++j) {
            z.col(j) = overlap * z.col(j - 1) + std::sqrt(1.0 - overlap * overlap) * z.col(j);
        }
        return z;
    }

    VectorSeries measure(std::uint32_t experiment, std::uint32_t n) const {
        const std::vector<double> mu = exact();
        const Eigen::Map<const Eigen::Array<double, 1, Eigen::Dynamic>> mean(
            mu.data(), n_components);
        VectorSeries series(lanes, n_components);
        Block y = noise(experiment, 0);
        for (std::uint32_t t = 1; t <= n; ++t) {
            series.append(0, Block(y.rowwise() + mean));
            y = memory * y + std::sqrt(1.0 - memory * memory) * noise(experiment, t);
        }
        return series;
    }
};

/// p of `n_experiments` independent experiments.
template <typename Probability>
std::vector<double> probabilities(
    const NoisyCurve& curve,
    std::uint32_t n_experiments,
    std::uint32_t n,
    Probability probability) {
    std::vector<double> result;
    for (std::uint32_t i = 0; i < n_experiments; ++i) {
        result.push_back(probability(correlator_test(curve.measure(i, n), curve.exact())));
    }
    return result;
}

// KS at 1e-3: one false alarm in a thousand seeds.
TEST_CASE(
    "Correlator test: p of Hotelling's T² is uniform when the curve is right" *
    doctest::test_suite("long")) {
    const NoisyCurve curve{.n_components = 12};

    const std::vector<double> p =
        probabilities(curve, 500, 600, [](const CorrelatorTest& test) { return test.p_hotelling; });

    CHECK(kolmogorov_smirnov(p, [](double x) { return x; }).p > 1e-3);
}

// P(p < x) ≤ x for both bounds; 500 experiments see at most 25 + 4 √25 below 0.05 but in 1e-4 of
// all seeds.
TEST_CASE("Correlator test: the combined p is small no more often than it says") {
    const NoisyCurve curve{.n_components = 12};

    const std::vector<double> p =
        probabilities(curve, 500, 300, [](const CorrelatorTest& test) { return test.p.value(); });

    CHECK(std::count_if(p.begin(), p.end(), [](double x) { return x < 0.05; }) <= 45);
}

TEST_CASE("Correlator test: at most 30 lags are tested, from those with a signal") {
    const NoisyCurve curve{.n_components = 60};

    const CorrelatorTest test = correlator_test(curve.measure(0, 2000), curve.exact());

    REQUIRE(test.p.has_value());
    CHECK(*test.p > 1e-4);
    CHECK(test.dof() <= 30);
    CHECK(test.dof() >= 15);
    CHECK(test.lags.front() == 0);
    // the error is about √(2τ/N) = 0.014: there is no signal beyond 0.8²⁰ = 0.012
    CHECK(test.lags.back() < 24);
    CHECK(test.n_blocks >= 10 * test.dof());
    CHECK(test.block_length >= 30);
}

TEST_CASE("Correlator test: a curve shifted by half of an error bar at all lags is refused") {
    const NoisyCurve curve{.n_components = 30, .overlap = 0.5};
    std::vector<double> wrong = curve.exact();
    double sign = 1.0;
    for (double& value : wrong) {
        value += sign * 0.02;
        sign = -sign;
    }

    const CorrelatorTest test = correlator_test(curve.measure(1, 2000), wrong);

    CHECK(*test.p < 1e-6);
    CHECK(test.p_hotelling < 1e-6);
}

TEST_CASE("Correlator test: one wrong lag beyond those tested together is seen by its pull") {
    const NoisyCurve curve{.n_components = 60};
    std::vector<double> wrong = curve.exact();
    wrong[55] += 0.1;

    const CorrelatorTest test = correlator_test(curve.measure(2, 2000), wrong);

    CHECK(*test.p < 1e-6);
    CHECK(test.largest_pull_lag == 55);
    CHECK(test.largest_pull < -5.0);
}

TEST_CASE("Correlator test: components that repeat each other count once") {
    const NoisyCurve curve{.n_components = 5};
    const VectorSeries five = curve.measure(3, 2000);
    const VectorSeries ten = five.select(std::array<Index, 10>{0, 0, 1, 1, 2, 2, 3, 3, 4, 4});
    const std::vector<double> mu = curve.exact();
    const std::vector<double> twice{
        mu[0], mu[0], mu[1], mu[1], mu[2], mu[2], mu[3], mu[3], mu[4], mu[4]};
    const CorrelatorTest once = correlator_test(five, mu);

    const CorrelatorTest repeated = correlator_test(ten, twice);

    CHECK(repeated.dof() == 5);
    CHECK(repeated.p_hotelling > 1e-4);
    CHECK(once.dof() == 5);
}

TEST_CASE("Correlator test: a component that never moves must be exact") {
    VectorSeries series(1, 2);
    Block z(lanes, 4000);
    fill_normals({.seed = 62}, Purpose::Test, z);
    for (Index t = 0; t < z.cols(); ++t) {
        series.append(0, std::array{z(0, t), 1.5});
    }

    CHECK(*correlator_test(series, std::array{0.0, 1.5}).p > 1e-3);
    CHECK(correlator_test(series, std::array{0.0, 1.5}).dof() == 1);
    CHECK(*correlator_test(series, std::array{0.0, 1.5001}).p == 0.0);
}

TEST_CASE("Correlator test: chains that are too short or broken are not tested") {
    const NoisyCurve curve{.n_components = 5};
    VectorSeries broken = curve.measure(4, 2000);
    broken.append(0, Block(Block::Constant(lanes, 5, std::numeric_limits<double>::quiet_NaN())));

    CHECK_FALSE(correlator_test(curve.measure(4, 20), curve.exact()).p.has_value());
    CHECK_FALSE(correlator_test(VectorSeries(8, 5), curve.exact()).p.has_value());
    CHECK_FALSE(correlator_test(broken, curve.exact()).p.has_value());
}

TEST_CASE("Correlator test: an exact curve of another length or with a NaN is refused") {
    const VectorSeries series = NoisyCurve{.n_components = 2}.measure(5, 100);

    CHECK_THROWS_AS(correlator_test(series, std::array{1.0}), InvalidInput);
    CHECK_THROWS_AS(correlator_test(series, std::array{1.0, std::nan("")}), InvalidInput);
}

}  // namespace feynet::test::correlator_test_test
