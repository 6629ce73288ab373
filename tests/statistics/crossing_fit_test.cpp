#include "feynet/statistics/crossing_fit.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace feynet::test::crossing_fit_test {

namespace {

constexpr double critical = 4.25;
constexpr double amplitude = 3.0;

/// Crossings of neighbouring sizes on the law with ω = 4/3 and ν = 1.
std::vector<CrossingPoint> points_of(const std::vector<double>& sizes) {
    std::vector<CrossingPoint> points;
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
        const double a = sizes[i];
        const double b = sizes[i + 1];
        const double h = (std::pow(a, -4.0 / 3.0) - std::pow(b, -4.0 / 3.0)) / (b - a);
        points.push_back({a, b, critical + amplitude * h});
    }
    return points;
}

/// That of differences of neighbours, as crossings have it that share a run: correlation −1/2.
Eigen::MatrixXd covariance_of(std::size_t n, double error) {
    const auto size = static_cast<Index>(n);
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Identity(size, size) * error * error;
    for (Index i = 0; i + 1 < size; ++i) {
        covariance(i, i + 1) = covariance(i + 1, i) = -0.5 * error * error;
    }
    return covariance;
}

constexpr CrossingExponents exact{.inverse_nu = 1.0, .omega = 4.0 / 3.0};

}  // namespace

TEST_CASE("Crossing fit: crossings on the law give its critical coupling, whatever the sizes") {
    const std::vector<CrossingPoint> points = points_of({8, 12, 16, 24, 48});

    const CrossingFit fit = fit_crossings(points, covariance_of(4, 1e-3), exact);

    CHECK(fit.critical == doctest::Approx(critical).epsilon(1e-12));
    CHECK(fit.amplitude == doctest::Approx(amplitude).epsilon(1e-9));
    CHECK(fit.chi_squared < 1e-15);
    CHECK(fit.dof == 2);
    CHECK(fit.systematic < 1e-11);
    CHECK_FALSE(fit.omega_error.has_value());
    CHECK(fit.value(8, 12) == doctest::Approx(points[0].coupling));
}

TEST_CASE("Crossing fit: for sizes of one ratio the law is a power of the size") {
    const std::vector<CrossingPoint> points = points_of({4, 8, 16, 32});
    const CrossingFit fit = fit_crossings(points, covariance_of(3, 1e-3), exact);

    const double first = fit.value(4, 8) - critical;
    const double second = fit.value(8, 16) - critical;

    CHECK(first / second == doctest::Approx(std::pow(2.0, 4.0 / 3.0 + 1.0)));
}

TEST_CASE("Crossing fit: ω is found from a distant start") {
    CrossingExponents start = exact;
    start.omega = 0.7;
    start.fit_omega = true;

    const CrossingFit fit =
        fit_crossings(points_of({4, 6, 8, 12, 16, 24}), covariance_of(5, 1e-4), start);

    CHECK(fit.converged);
    CHECK(fit.exponents.omega == doctest::Approx(4.0 / 3.0).epsilon(1e-4));
    CHECK(fit.critical == doctest::Approx(critical).epsilon(1e-6));
    CHECK(fit.omega_error.has_value());
}

TEST_CASE("Crossing fit: a wrong exponent shows in the systematic error") {
    CrossingExponents wrong = exact;
    wrong.omega = 0.3;

    const CrossingFit fit =
        fit_crossings(points_of({4, 8, 16, 32, 64}), covariance_of(4, 1e-3), wrong);

    CHECK(std::abs(fit.critical - critical) > 2.0 * fit.error);
    CHECK(fit.systematic > 0.5 * std::abs(fit.critical - critical));
}

// 2000 experiments: 1σ coverage 0.683 has the standard deviation 0.0104, the mean of p 0.5 one of
// 0.0065, the mean of χ² (2) one of 0.045; all bounds are four away.
TEST_CASE("Crossing fit: with correlated noise the error covers and χ² follows its law") {
    const std::vector<CrossingPoint> points = points_of({8, 12, 16, 24, 32});
    const double error = 0.01;
    const Eigen::MatrixXd covariance = covariance_of(4, error);
    constexpr int n_experiments = 2000;
    double covered = 0.0;
    double mean_p = 0.0;
    double mean_chi = 0.0;
    Block noise(lanes, n_experiments);
    fill_normals({.seed = 61}, Purpose::Test, noise);
    for (int i = 0; i < n_experiments; ++i) {
        std::vector<CrossingPoint> shifted = points;
        for (std::size_t j = 0; j < 4; ++j) {
            const auto run = static_cast<Index>(j);
            shifted[j].coupling += error * std::sqrt(0.5) * (noise(run + 1, i) - noise(run, i));
        }
        const CrossingFit fit = fit_crossings(shifted, covariance, exact);
        covered += std::abs(fit.critical - critical) <= fit.error ? 1.0 / n_experiments : 0.0;
        mean_p += fit.p / n_experiments;
        mean_chi += fit.chi_squared / n_experiments;
    }
    CHECK(covered > 0.641);
    CHECK(covered < 0.725);
    CHECK(std::abs(mean_p - 0.5) < 0.026);
    CHECK(std::abs(mean_chi - 2.0) < 0.18);
}

TEST_CASE(
    "Crossing fit: with as many crossings as parameters the last crossing is the other answer") {
    const std::vector<CrossingPoint> points = points_of({8, 16, 32});

    const CrossingFit fit = fit_crossings(points, covariance_of(2, 1e-3), exact);

    CHECK(fit.dof == 0);
    CHECK(fit.p == 1.0);
    CHECK(fit.systematic == doctest::Approx(points[1].coupling - critical).epsilon(1e-6));
}

TEST_CASE("Crossing fit: too few crossings, sizes out of order and no covariance are refused") {
    const std::vector<CrossingPoint> points = points_of({8, 16, 32});
    std::vector<CrossingPoint> swapped = points;
    std::swap(swapped[0].smaller, swapped[0].larger);
    CrossingExponents free = exact;
    free.fit_omega = true;

    CHECK_THROWS_AS(fit_crossings(points, covariance_of(2, 1.0), free), InvalidInput);
    CHECK_THROWS_AS(fit_crossings(swapped, covariance_of(2, 1.0), exact), InvalidInput);
    CHECK_THROWS_AS(fit_crossings(points, covariance_of(3, 1.0), exact), InvalidInput);
    CHECK_THROWS_AS(fit_crossings(points, Eigen::MatrixXd::Zero(2, 2), exact), InvalidInput);
}

}  // namespace feynet::test::crossing_fit_test
