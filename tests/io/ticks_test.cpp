#include "feynet/io/ticks.hpp"

#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

namespace feynet::test::ticks_test {

using Labels = std::vector<std::string>;

struct Range {
    double low;
    double high;
};

/// A range of any size and place.
Range random_range(std::mt19937& engine) {
    boost::random::uniform_real_distribution<double> exponent(-8.0, 8.0);
    boost::random::normal_distribution<double> normal;
    const double middle = normal(engine) * std::pow(10.0, exponent(engine));
    const double width = std::abs(middle) * std::pow(10.0, 0.5 * exponent(engine)) + 1e-12;
    return {middle - width, middle + width};
}

TEST_CASE("Ticks: linear ticks are few, in range, evenly spaced by 1, 2 or 5 × 10^k") {
    std::mt19937 engine(1);
    for (int i = 0; i < 2000; ++i) {
        const Range range = random_range(engine);
        const int at_most = 3 + i % 8;
        const std::vector<double> ticks = linear_ticks(range.low, range.high, at_most);
        CAPTURE(range.low);
        CAPTURE(range.high);

        REQUIRE(ticks.size() >= 1);
        REQUIRE(ticks.size() <= static_cast<std::size_t>(at_most) + 1);
        const double slack = 1e-6 * (range.high - range.low);
        REQUIRE(ticks.front() >= range.low - slack);
        REQUIRE(ticks.back() <= range.high + slack);
        for (std::size_t k = 1; k < ticks.size(); ++k) {
            const double mantissa = [&] {
                const double step = ticks[k] - ticks[k - 1];
                return step / std::pow(10.0, std::floor(std::log10(step) + 1e-6));
            }();
            const double distance = std::min(
                {std::abs(mantissa - 1.0), std::abs(mantissa - 2.0), std::abs(mantissa - 5.0)});
            REQUIRE(distance < 1e-5);
        }
    }
}

TEST_CASE("Ticks: labels of different ticks differ") {
    std::mt19937 engine(2);
    for (int i = 0; i < 2000; ++i) {
        const Range range = random_range(engine);
        const Labels labels = tick_labels(linear_ticks(range.low, range.high, 6));
        CAPTURE(range.low);
        CAPTURE(range.high);

        REQUIRE(std::set<std::string>(labels.begin(), labels.end()).size() == labels.size());
    }
}

TEST_CASE("Ticks: logarithmic ticks are few, positive and in range") {
    std::mt19937 engine(3);
    boost::random::uniform_real_distribution<double> exponent(-250.0, 250.0);
    for (int i = 0; i < 2000; ++i) {
        const double low = std::pow(10.0, exponent(engine));
        const double high = low * std::pow(10.0, 0.01 + std::abs(exponent(engine)) / 10.0);
        const std::vector<double> ticks = log_ticks(low, high, 6);
        CAPTURE(low);
        CAPTURE(high);

        REQUIRE(ticks.size() <= 7);
        REQUIRE(std::is_sorted(ticks.begin(), ticks.end()));
        for (const double tick : ticks) {
            REQUIRE(tick >= low * (1.0 - 1e-6));
            REQUIRE(tick <= high * (1.0 + 1e-6));
        }
    }
}

TEST_CASE("Ticks: an axis from 0 to 1 has tenths or fifths") {
    CHECK(tick_labels(linear_ticks(0.0, 1.0, 5)) == Labels{"0", "0.2", "0.4", "0.6", "0.8", "1.0"});
    CHECK(tick_labels(linear_ticks(-1.1, 1.1, 4)) == Labels{"−1", "0", "1"});
}

TEST_CASE("Ticks: decades far from one are written as powers of ten") {
    CHECK(
        tick_labels(log_ticks(1e-5, 1.0, 6)) == Labels{"10⁻⁵", "10⁻⁴", "10⁻³", "0.01", "0.1", "1"});
    CHECK(tick_labels(log_ticks(1.0, 30.0, 6)) == Labels{"1", "2", "5", "10", "20"});
}

TEST_CASE("Ticks: small numbers have powers of ten of their own") {
    CHECK(
        tick_labels(linear_ticks(-4e-6, 8e-6, 6)) ==
        Labels{"−4·10⁻⁶", "−2·10⁻⁶", "0", "2·10⁻⁶", "4·10⁻⁶", "6·10⁻⁶", "8·10⁻⁶"});
}

TEST_CASE("Ticks: no ticks have no labels") {
    CHECK(tick_labels({}).empty());
    CHECK(tick_labels({0.0}) == Labels{"0"});
}

}  // namespace feynet::test::ticks_test
