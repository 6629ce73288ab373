#include "feynet/statistics/pair_moments.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace feynet::test::pair_moments_test {
namespace {

/// Equally likely pairs in eight lanes.
Lanes lanes_of(const std::array<double, lanes>& values) {
    return Eigen::Map<const Lanes>(values.data());
}

std::vector<double> means_of(const Lanes& x, const Lanes& y) {
    Block products(lanes, PairMoments::size);
    PairMoments::products(x, y, products);
    const Eigen::ArrayXd means = products.colwise().mean();
    return {means.begin(), means.end()};
}

using Function = double (*)(std::span<const double>);
using Gradient = std::vector<double> (*)(std::span<const double>);

/// The largest deviation of a gradient from central differences.
double gradient_error(Function f, Gradient gradient, std::vector<double> means) {
    constexpr double step = 1e-6;
    const std::vector<double> slopes = gradient(means);
    double worst = 0.0;
    for (std::size_t i = 0; i < means.size(); ++i) {
        const double here = means[i];
        means[i] = here + step;
        const double above = f(means);
        means[i] = here - step;
        const double below = f(means);
        means[i] = here;
        worst = std::max(worst, std::abs((above - below) / (2.0 * step) - slopes[i]));
    }
    return worst;
}

const Lanes uneven = lanes_of({-2.0, -1.0, -0.5, 0.1, 0.3, 0.9, 1.7, 2.6});
const Lanes other = lanes_of({0.4, -1.3, 0.2, 0.8, -0.6, 1.9, 1.1, 0.7});

}  // namespace

TEST_CASE("pair moments: two equally likely values have the least kurtosis, −2") {
    const Lanes x = lanes_of({1.0, 3.0, 1.0, 3.0, 1.0, 3.0, 1.0, 3.0});

    CHECK(PairMoments::variance(means_of(x, other)) == doctest::Approx(1.0));
    CHECK(PairMoments::excess_kurtosis(means_of(x, other)) == doctest::Approx(-2.0));
}

TEST_CASE("pair moments: a companion that follows has correlation 1, one that mirrors −1") {
    CHECK(PairMoments::correlation(means_of(uneven, 3.0 * uneven + 2.0)) == doctest::Approx(1.0));
    CHECK(PairMoments::correlation(means_of(uneven, 5.0 - uneven)) == doctest::Approx(-1.0));
    CHECK(std::abs(PairMoments::correlation(means_of(uneven, other))) < 0.9);
}

TEST_CASE("pair moments: they know neither origin nor, but for the variance, unit") {
    const std::vector<double> plain = means_of(uneven, other);
    const std::vector<double> moved = means_of(2.0 * uneven + 7.0, other - 4.0);

    CHECK(PairMoments::variance(moved) == doctest::Approx(4.0 * PairMoments::variance(plain)));
    CHECK(
        PairMoments::excess_kurtosis(moved) ==
        doctest::Approx(PairMoments::excess_kurtosis(plain)));
    CHECK(PairMoments::correlation(moved) == doctest::Approx(PairMoments::correlation(plain)));
}

TEST_CASE("pair moments: gradients are those of central differences") {
    const std::vector<double> means = means_of(uneven + 0.4, other);

    CHECK(gradient_error(&PairMoments::variance, &PairMoments::variance_gradient, means) < 1e-8);
    CHECK(
        gradient_error(
            &PairMoments::excess_kurtosis, &PairMoments::excess_kurtosis_gradient, means) < 1e-7);
    CHECK(
        gradient_error(&PairMoments::correlation, &PairMoments::correlation_gradient, means) <
        1e-8);
    // the twin: a gradient of another function is noticed
    CHECK(gradient_error(&PairMoments::correlation, &PairMoments::variance_gradient, means) > 0.1);
}

}  // namespace feynet::test::pair_moments_test
