#include "feynet/statistics/log_mean_weight.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace feynet::test::log_mean_weight_test {
namespace {

/// n numbers w = σz, whose weights eʷ have the mean e^{σ²/2}.
std::vector<double> normal_logarithms(double sigma, Index n, std::uint32_t replica) {
    Block z(lanes, n / lanes);
    fill_normals(Stream{.seed = 91, .trajectory = replica}, Purpose::Test, z);
    std::vector<double> logarithms;
    for (Index i = 0; i < z.size(); ++i) {
        logarithms.push_back(sigma * z.data()[i]);
    }
    return logarithms;
}

/// n numbers −k ln u, whose weights have a Pareto tail of shape k.
std::vector<double> pareto_logarithms(double shape, Index n) {
    Block u(lanes, n / lanes);
    fill_uniforms(Stream{.seed = 92}, Purpose::Test, u);
    std::vector<double> logarithms;
    for (Index i = 0; i < u.size(); ++i) {
        logarithms.push_back(-shape * std::log(u.data()[i]));
    }
    return logarithms;
}

/// How often an error is given, and how often it covers the truth.
struct Coverage {
    double given = 0.0;
    double one_sigma = 0.0;
    double two_sigma = 0.0;
};

Coverage coverage(double sigma, Index n) {
    constexpr std::uint32_t n_replicas = 1000;
    Coverage coverage;
    double n_given = 0.0;
    for (std::uint32_t replica = 0; replica < n_replicas; ++replica) {
        const LogMeanWeight mean = log_mean_weight(normal_logarithms(sigma, n, replica));
        const double deviation = std::abs(mean.value - 0.5 * sigma * sigma);
        if (mean.error) {
            n_given += 1.0;
            coverage.one_sigma += deviation < *mean.error ? 1.0 : 0.0;
            coverage.two_sigma += deviation < 2.0 * *mean.error ? 1.0 : 0.0;
        }
    }
    coverage.given = n_given / n_replicas;
    coverage.one_sigma /= std::max(1.0, n_given);
    coverage.two_sigma /= std::max(1.0, n_given);
    return coverage;
}

}  // namespace

TEST_CASE("log mean weight: value and effective number are those of the definition") {
    const std::vector<double> logarithms{std::log(1.0), std::log(2.0), std::log(3.0)};

    const LogMeanWeight mean = log_mean_weight(logarithms);

    CHECK(mean.value == doctest::Approx(std::log(2.0)).epsilon(1e-14));
    CHECK(mean.ess == doctest::Approx(36.0 / 14.0).epsilon(1e-14));
    CHECK(mean.status == WeightStatus::TooFew);
    CHECK_FALSE(mean.error.has_value());
}

TEST_CASE("log mean weight: a common factor shifts the value and changes nothing else") {
    std::vector<double> logarithms = normal_logarithms(0.7, 4000, 0);
    const LogMeanWeight near = log_mean_weight(logarithms);
    for (double& w : logarithms) {
        w -= 1e4;
    }

    const LogMeanWeight far = log_mean_weight(logarithms);

    CHECK(far.value == doctest::Approx(near.value - 1e4).epsilon(1e-14));
    CHECK(far.ess == doctest::Approx(near.ess).epsilon(1e-9));
    CHECK(far.tail_shape == doctest::Approx(near.tail_shape).epsilon(1e-6));
    CHECK(*far.error == doctest::Approx(*near.error).epsilon(1e-9));
}

TEST_CASE("log mean weight: equal weights have no error and no tail") {
    const LogMeanWeight mean = log_mean_weight(std::vector<double>(500, 0.3));

    CHECK(mean.value == doctest::Approx(0.3).epsilon(1e-14));
    CHECK(mean.ess == doctest::Approx(500.0).epsilon(1e-14));
    REQUIRE(mean.error);
    CHECK(*mean.error < 1e-9);
    CHECK(mean.tail_shape < 0.0);
}

TEST_CASE("log mean weight: the error covers the truth as often as it says") {
    // 1000 replicas of 4000 weights: the standard error of a coverage is 1.5 % (1σ), 0.7 % (2σ);
    // bounds at 4.9 of them, false alarms 1e-6 each.
    for (const double sigma : {0.3, 0.8, 1.2}) {
        CAPTURE(sigma);
        const Coverage measured = coverage(sigma, 4000);

        CHECK(measured.given > 0.99);
        CHECK(std::abs(measured.one_sigma - 0.683) < 0.072);
        CHECK(std::abs(measured.two_sigma - 0.954) < 0.033);
    }
}

TEST_CASE("log mean weight: weights of many orders of magnitude are refused an error") {
    // At σ = 3 the mean is made up of draws beyond 3σ, of which 4000 draws hold about five; some of
    // the thousand replicas hold none, and look well.
    const Coverage measured = coverage(3.0, 4000);

    CHECK(measured.given == 0.0);
}

TEST_CASE("log mean weight: the tail shape is that of the law") {
    // 949 excesses; the fit has a standard error of about (1 + k)/√949, the bound is 4.9 of them.
    for (const double shape : {0.2, 0.5, 1.0}) {
        CAPTURE(shape);

        const double measured = pareto_shape(pareto_logarithms(shape, 100000));

        CHECK(std::abs(measured - shape) < 4.9 * (1.0 + shape) / std::sqrt(949.0));
    }
    CHECK(pareto_shape(normal_logarithms(0.3, 4000, 0)) < 0.5);
}

TEST_CASE("log mean weight: a heavy tail has no error however many its effective weights") {
    const LogMeanWeight mean = log_mean_weight(pareto_logarithms(0.75, 2000000));

    CHECK(mean.ess > least_effective_weights);
    CHECK(mean.status == WeightStatus::HeavyTail);
    CHECK_FALSE(mean.error.has_value());
}

TEST_CASE("log mean weight: weights that are not finite have no mean, vanishing ones do") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto with = [](double w) {
        std::vector<double> logarithms = normal_logarithms(0.3, 4000, 0);
        logarithms[7] = w;
        return log_mean_weight(logarithms);
    };

    CHECK(with(std::numeric_limits<double>::quiet_NaN()).status == WeightStatus::NotFinite);
    CHECK(with(infinity).status == WeightStatus::NotFinite);
    CHECK(std::isnan(with(infinity).value));
    CHECK(with(-infinity).status == WeightStatus::Reliable);
    CHECK_THROWS_AS(log_mean_weight(std::vector<double>{1.0}), InvalidInput);
    CHECK(describe(WeightStatus::HeavyTail) != describe(WeightStatus::TooFew));
}

}  // namespace feynet::test::log_mean_weight_test
