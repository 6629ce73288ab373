#include "feynet/statistics/kolmogorov_smirnov.hpp"

#include "feynet/core/random.hpp"
#include "feynet/statistics/distribution.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::kolmogorov_smirnov_test {

std::vector<double> normals(std::uint32_t trajectory, Index n) {
    Block x(lanes, n);
    fill_normals({.seed = 31, .trajectory = trajectory}, Purpose::Test, x);
    return {x.data(), x.data() + x.size()};
}

double normal_law(double x) {
    return normal_survival(-x);
}

TEST_CASE("Kolmogorov–Smirnov: the distance is the largest step of either side") {
    const auto uniform = [](double x) { return x; };

    CHECK(kolmogorov_smirnov({0.5}, uniform).distance == doctest::Approx(0.5));
    CHECK(kolmogorov_smirnov({0.9, 0.1}, uniform).distance == doctest::Approx(0.4));
    CHECK(kolmogorov_smirnov({0.1, 0.2, 0.3}, uniform).distance == doctest::Approx(0.7));
}

TEST_CASE("Kolmogorov–Smirnov: the limiting law has its tabulated quantiles") {
    const double n = 1e12;
    for (const auto& [lambda, p] : {std::pair{1.22385, 0.10}, {1.35810, 0.05}, {1.62762, 0.01}}) {
        CHECK(kolmogorov_survival(lambda / std::sqrt(n), n) == doctest::Approx(p).epsilon(1e-4));
    }
    CHECK(kolmogorov_survival(0.0, 10.0) == 1.0);
    CHECK(kolmogorov_survival(1.0, 1000.0) < 1e-100);
}

TEST_CASE("Kolmogorov–Smirnov: both forms of the limiting law meet") {
    const double above = kolmogorov_survival(1.0000001 / 1e6, 1e12);
    const double below = kolmogorov_survival(0.9999998 / 1e6, 1e12);

    CHECK(above == doctest::Approx(below).epsilon(1e-5));
}

TEST_CASE("Kolmogorov–Smirnov: the law of small samples has its tabulated quantiles") {
    CHECK(kolmogorov_survival(0.40925, 10.0) == doctest::Approx(0.05).epsilon(0.02));
    CHECK(kolmogorov_survival(0.48893, 10.0) == doctest::Approx(0.01).epsilon(0.05));
    CHECK(kolmogorov_survival(0.29408, 20.0) == doctest::Approx(0.05).epsilon(0.02));
}

// A uniform p leaves its own test at p > 1e-3 but once in a thousand seeds.
TEST_CASE("Kolmogorov–Smirnov: p is uniform when the law is right") {
    std::vector<double> one_sample;
    std::vector<double> two_sample;
    for (std::uint32_t i = 0; i < 500; ++i) {
        one_sample.push_back(kolmogorov_smirnov(normals(i, 25), normal_law).p);
        two_sample.push_back(kolmogorov_smirnov(normals(i, 250), normals(1000 + i, 125)).p);
    }
    const auto uniform = [](double p) { return p; };

    CHECK(kolmogorov_smirnov(one_sample, uniform).p > 1e-3);
    CHECK(kolmogorov_smirnov(two_sample, uniform).p > 1e-3);
}

TEST_CASE("Kolmogorov–Smirnov: a shifted law is seen") {
    const auto shifted = [](double x) { return normal_law(x - 0.2); };
    std::vector<double> moved = normals(1, 500);
    for (double& x : moved) {
        x += 0.2;
    }

    CHECK(kolmogorov_smirnov(normals(1, 500), shifted).p < 1e-6);
    CHECK(kolmogorov_smirnov(normals(2, 500), moved).p < 1e-6);
}

TEST_CASE("Kolmogorov–Smirnov: equal samples are at no distance, ties or not") {
    CHECK(kolmogorov_smirnov({1.0, 1.0, 2.0}, {1.0, 1.0, 2.0}).distance == 0.0);
    CHECK(kolmogorov_smirnov({1.0, 1.0}, {2.0}).distance == 1.0);
}

TEST_CASE("Kolmogorov–Smirnov: a sample that is empty or no number passes no test") {
    CHECK(kolmogorov_smirnov({}, normal_law).p == 0.0);
    CHECK(kolmogorov_smirnov({0.0, std::nan("")}, normal_law).p == 0.0);
    CHECK(kolmogorov_smirnov({0.0}, [](double) { return std::nan(""); }).p == 0.0);
    CHECK(kolmogorov_smirnov(std::vector<double>{1.0}, std::vector<double>{}).p == 0.0);
}

}  // namespace feynet::test::kolmogorov_smirnov_test
