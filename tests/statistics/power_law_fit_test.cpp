#include "feynet/statistics/power_law_fit.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

namespace feynet::test::power_law_fit_test {
namespace {

constexpr std::array spacings = {0.1, 0.08, 0.06, 0.05, 0.04, 0.03};

double law(double x, double amplitude, double power, double correction) {
    return amplitude * std::pow(x, power) * (1.0 + correction * x);
}

std::vector<PowerLawPoint> points_of(double amplitude, double power, double correction) {
    std::vector<PowerLawPoint> points;
    for (const double x : spacings) {
        const double y = law(x, amplitude, power, correction);
        points.push_back({.x = x, .y = y, .error = std::abs(y)});
    }
    return points;
}

}  // namespace

TEST_CASE("power law: the numbers that made the points are found again") {
    for (const double power : {0.5, 1.0, 2.0, 4.0}) {
        for (const double correction : {-1.8, 0.0, 0.7}) {
            CAPTURE(power);
            CAPTURE(correction);
            const auto points = points_of(-0.7, power, correction);

            const PowerLawFit fit = fit_power_law(points);

            CHECK(fit.determined);
            CHECK(std::abs(fit.power - power) < 1e-7);
            CHECK(std::abs(fit.amplitude + 0.7) < 1e-5);
            CHECK(std::abs(fit.correction - correction) < 1e-4);
            CHECK(fit.chi_squared < 1e-14);
            CHECK(fit.dof == 3);
            CHECK(fit.value(0.07) == doctest::Approx(law(0.07, -0.7, power, correction)));
        }
    }
}

TEST_CASE(
    "power law: a pure law of power p + 1 is not taken for one of p with a large correction") {
    const PowerLawFit fit = fit_power_law(points_of(1.3, 2.0, -0.5));

    CHECK(fit.power == doctest::Approx(2.0).epsilon(1e-7));
    CHECK(std::abs(fit.correction) < 1.0);
}

TEST_CASE("power law: points of more than one law stay away from it by their scatter") {
    std::vector<PowerLawPoint> points = points_of(1.0, 2.0, 0.0);
    for (PowerLawPoint& point : points) {
        point.y *= 1.0 + 5.0 * point.x * point.x;
    }

    const PowerLawFit fit = fit_power_law(points);

    CHECK(std::abs(fit.power - 2.0) > 1e-4);
    CHECK(std::abs(fit.power - 2.0) < 0.1);
    CHECK(fit.scatter_error() > 0.0);
    CHECK(fit.scatter_error() < 0.02);
}

TEST_CASE("power law: the error of p is its spread over repetitions, and χ² is a χ²") {
    constexpr int n = 400;
    constexpr double relative = 0.002;
    double sum = 0.0;
    double squares = 0.0;
    double chi_squared = 0.0;
    double error = 0.0;
    for (int i = 0; i < n; ++i) {
        Block noise(lanes, static_cast<Index>(spacings.size()));
        fill_normals(
            Stream{.seed = 5, .trajectory = static_cast<std::uint32_t>(i)}, Purpose::Test, noise);
        std::vector<PowerLawPoint> points = points_of(-0.6, 1.0, -1.7);
        for (std::size_t k = 0; k < points.size(); ++k) {
            points[k].error = relative * std::abs(points[k].y);
            points[k].y += points[k].error * noise(0, static_cast<Index>(k));
        }
        const PowerLawFit fit = fit_power_law(points);
        REQUIRE(fit.determined);
        sum += (fit.power - 1.0) / fit.power_error;
        squares += (fit.power - 1.0) * (fit.power - 1.0) / (fit.power_error * fit.power_error);
        chi_squared += fit.chi_squared;
        error += fit.power_error / n;
    }
    // n unit normals: mean 0 ± 1/√n, mean square 1 ± √(2/n); χ² of 3: mean 3 ± √(6/n). Four such
    // bounds at 4.4σ: false alarms 4e-5.
    CHECK(std::abs(sum / n) < 4.4 / std::sqrt(n));
    CHECK(std::abs(squares / n - 1.0) < 4.4 * std::sqrt(2.0 / n));
    CHECK(std::abs(chi_squared / n - 3.0) < 4.4 * std::sqrt(6.0 / n));
    CHECK(error < 0.05);
}

TEST_CASE("power law: what cannot be told is said, not guessed") {
    std::vector<PowerLawPoint> noise = points_of(1.0, 4.0, 0.0);
    for (std::size_t k = 0; k < noise.size(); ++k) {
        noise[k].y = k % 2 == 0 ? 1e-3 : -1e-3;
        noise[k].error = 1e-3;
    }

    const PowerLawFit fit = fit_power_law(noise);

    CHECK((!fit.determined || fit.power_error > 1.0));
}

TEST_CASE("power law: three points are too few, and x and errors must be positive") {
    std::vector<PowerLawPoint> points = points_of(1.0, 2.0, 0.0);
    const std::vector<PowerLawPoint> three(points.begin(), points.begin() + 3);
    std::vector<PowerLawPoint> exact = points;
    exact[2].error = 0.0;
    std::vector<PowerLawPoint> broken = points;
    broken[1].y = std::nan("");

    CHECK_THROWS_AS(fit_power_law(three), InvalidInput);
    CHECK_THROWS_AS(fit_power_law(exact), InvalidInput);
    CHECK_THROWS_AS(fit_power_law(broken), InvalidInput);
}

}  // namespace feynet::test::power_law_fit_test
