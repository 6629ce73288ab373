#include "feynet/statistics/principal_rate.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/jackknife.hpp"
#include "statistics/known_levels.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace feynet::test::principal_rate_test {
namespace {

const std::vector<Index> lags{1, 2, 4, 8};
const std::vector<double> times{1.0, 2.0, 4.0, 8.0};

/// Two operators and as many states: nothing is beyond what they resolve.
KnownLevels two_states() {
    return {
        .energies = Eigen::VectorXd{{0.2, 0.5}},
        .overlaps = Eigen::MatrixXd{{1.0, 0.5}, {0.6, -0.8}},
        .vacuum = Eigen::VectorXd{{0.0, 1.5}}};
}

/// A third state of which both operators have a share.
KnownLevels three_states() {
    return {
        .energies = Eigen::VectorXd{{0.2, 0.5, 1.1}},
        .overlaps = Eigen::MatrixXd{{1.0, 0.5, 0.15}, {0.6, -0.8, 0.15}},
        .vacuum = Eigen::VectorXd{{0.0, 1.5}}};
}

PrincipalRates rates_of(const KnownLevels& levels) {
    return {CorrelatorMatrix(levels.n_operators(), 4), times};
}

}  // namespace

TEST_CASE("principal rates: as many states as operators are found exactly in every window") {
    const KnownLevels levels = two_states();
    const std::vector<double> means = levels.means(lags);

    for (Index window = 0; window < 3; ++window) {
        for (Index n = 0; n < 2; ++n) {
            CHECK(
                rates_of(levels).rate(means, n, window) ==
                doctest::Approx(levels.energies[n]).epsilon(1e-11));
        }
    }
}

TEST_CASE("principal rates: a ring of finite period is no different") {
    const PeriodicDecay ring{.period = 16.0};
    const CorrelatorMatrix layout(1, 4);
    std::vector<double> means{0.7};
    for (const double t : times) {
        means.push_back(1.3 * ring.value(0.2, t) + 0.49);
    }

    const PrincipalRates rates(layout, times, ring);

    CHECK(rates.rate(means, 0, 1) == doctest::Approx(0.2).epsilon(1e-12));
    CHECK(rates.rate(means, 0, 2) == doctest::Approx(0.2).epsilon(1e-9));
    CHECK(PrincipalRates(layout, times).rate(means, 0, 2) < 0.12);
}

TEST_CASE("principal rates: a state beyond the operators adds B exp(−(E₃ − Eₙ) t₀)/(t − t₀)") {
    KnownLevels levels = three_states();
    levels.overlaps.col(2) *= 0.1;
    const std::vector<double> means = levels.means(lags);
    const PrincipalRates rates = rates_of(levels);

    for (Index n = 0; n < 2; ++n) {
        for (Index window = 1; window < 3; ++window) {
            const double before = rates.rate(means, n, window - 1) - levels.energies[n];
            const double after = rates.rate(means, n, window) - levels.energies[n];
            CHECK(before > 0.0);
            const double gain = rates.earlier(window) - rates.earlier(window - 1);
            const double predicted = 0.5 * std::exp(-(1.1 - levels.energies[n]) * gain);
            // from t₀ ≫ 1/(E₃ − Eₙ) on
            CHECK(after / before == doctest::Approx(predicted).epsilon(window == 1 ? 0.5 : 0.2));
        }
    }
}

TEST_CASE("principal rates: the gradient is that of finite differences") {
    const PrincipalRates rates(CorrelatorMatrix(2, 4), times, PeriodicDecay{.period = 40.0});
    std::vector<double> means = three_states().means(lags);
    constexpr double h = 1e-6;

    for (Index n = 0; n < 2; ++n) {
        const std::vector<double> gradient = rates.gradient(means, n, 1);
        for (std::size_t c = 0; c < means.size(); ++c) {
            const double mean = means[c];
            means[c] = mean + h;
            const double above = rates.rate(means, n, 1);
            means[c] = mean - h;
            const double below = rates.rate(means, n, 1);
            means[c] = mean;
            CHECK(
                std::abs(gradient[c] - (above - below) / (2.0 * h)) <
                1e-6 * (1.0 + std::abs(gradient[c])));
        }
    }
}

// 160 blocks know the error to 5.6 %, the Γ-method to 3 %: 25 % is about 4σ.
TEST_CASE("principal rates: linear propagation and the jackknife give the same error") {
    KnownLevels levels = two_states();
    levels.memory = 0.5;
    const VectorSeries series = levels.measure({.seed = 31}, 1000, lags);
    const PrincipalRates rates = rates_of(levels);

    for (Index n = 0; n < 2; ++n) {
        const GammaResult linear = rates.measured(series, n, 0);
        const JackknifeResult blocked = jackknife(
            [&](std::span<const double> means) { return rates.rate(means, n, 0); }, series, 20);

        REQUIRE(linear.error.has_value());
        CHECK(*blocked.error == doctest::Approx(*linear.error).epsilon(0.25));
        CHECK(std::abs(blocked.value - linear.mean) < 0.3 * *linear.error);
        CHECK(std::abs(linear.mean - levels.energies[n]) < 4.0 * *linear.error);
    }
}

TEST_CASE("settled rate: early windows are left where a higher state disturbs them") {
    const KnownLevels levels = three_states();
    const VectorSeries series = levels.measure({.seed = 32}, 4000, lags);
    const PrincipalRates rates = rates_of(levels);

    const auto settled = settled_rate(rates, series, 0);

    REQUIRE(settled.has_value());
    CHECK(settled->window == 2);
    CHECK(settled->bias < *settled->rate.error);
    CHECK(settled->error == doctest::Approx(std::hypot(settled->bias, *settled->rate.error)));
    CHECK(rates.rate(levels.means(lags), 0, settled->window) - 0.2 < settled->bias);
    CHECK(std::abs(settled->rate.mean - 0.2) < 4.0 * settled->error);
    // The twin: the first window would have been wrong by many errors.
    const GammaResult first = rates.measured(series, 0, 0);
    CHECK(first.mean - 0.2 > 5.0 * *first.error);
}

TEST_CASE("settled rate: where nothing disturbs an early window, it is taken") {
    const KnownLevels levels = two_states();

    const auto settled =
        settled_rate(rates_of(levels), levels.measure({.seed = 33}, 4000, lags), 0);

    REQUIRE(settled.has_value());
    CHECK(settled->window == 1);
}

TEST_CASE("settled rate: noise that does not decay has none, nor has a single operator") {
    KnownLevels noise = two_states();
    noise.energies = Eigen::VectorXd{{30.0, 40.0}};
    const VectorSeries series = noise.measure({.seed = 34}, 200, lags);
    const PrincipalRates single(CorrelatorMatrix(1, 4), times);
    const VectorSeries one(lanes, 5);

    CHECK_FALSE(settled_rate(rates_of(noise), series, 1).has_value());
    CHECK_FALSE(settled_rate(single, one, 0).has_value());
}

TEST_CASE("principal rates: times belong to the matrix and increase within half the period") {
    const CorrelatorMatrix layout(2, 3);

    CHECK_THROWS_AS(PrincipalRates(layout, {1.0, 2.0}), InvalidInput);
    CHECK_THROWS_AS(PrincipalRates(layout, {1.0, 1.0, 2.0}), InvalidInput);
    CHECK_THROWS_AS(PrincipalRates(layout, {1.0, 2.0, 4.0}, {.period = 7.0}), InvalidInput);
}

}  // namespace feynet::test::principal_rate_test
