#include "feynet/statistics/histogram.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::histogram_test {

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST_CASE("Histogram: bins are half open and cover the range") {
    Histogram histogram(-1.0, 1.0, 4);

    for (const double value : {-1.0, -0.6, -0.5, 0.0, std::nextafter(1.0, 0.0)}) {
        histogram.add(value);
    }

    CHECK(histogram.count(0) == 2);
    CHECK(histogram.count(1) == 1);
    CHECK(histogram.count(2) == 1);
    CHECK(histogram.count(3) == 1);
    CHECK(histogram.centre(0) == -0.75);
    CHECK(histogram.centre(3) == 0.75);
}

TEST_CASE("Histogram: a value just below the upper end is counted inside for any width") {
    for (const double upper : {0.1, 0.3, 0.7, 1e-3, 1e300}) {
        Histogram histogram(0.0, upper, 7);

        histogram.add(std::nextafter(upper, 0.0));

        CHECK(histogram.count(6) == 1);
    }
}

TEST_CASE("Histogram: what lies outside is counted, not lost") {
    Histogram histogram(0.0, 1.0, 2);

    for (const double value : {-infinity, -0.1, 1.0, infinity, std::nan(""), 0.2}) {
        histogram.add(value);
    }

    CHECK(histogram.underflow() == 2);
    CHECK(histogram.overflow() == 2);
    CHECK(histogram.not_a_number() == 1);
    CHECK(histogram.total() == 5);
}

TEST_CASE("Histogram: the density integrates to the fraction within the range") {
    Histogram histogram(0.0, 3.0, 6);
    for (const double value : {0.1, 0.2, 1.0, 2.9, 3.5}) {
        histogram.add(value);
    }

    double integral = 0.0;
    for (Index i = 0; i < histogram.n_bins(); ++i) {
        integral += histogram.density(i) * histogram.bin_width();
    }

    CHECK(integral == doctest::Approx(0.8));
    CHECK(Histogram(0.0, 1.0, 1).density(0) == 0.0);
}

TEST_CASE("Histogram: merged counts are those of all values") {
    Histogram histogram(0.0, 1.0, 2);
    Histogram other(0.0, 1.0, 2);
    histogram.add(0.1);
    other.add(0.2);
    other.add(-1.0);

    histogram.merge(other);

    CHECK(histogram.count(0) == 2);
    CHECK(histogram.underflow() == 1);
}

TEST_CASE("Histogram: ranges that make no sense are refused") {
    CHECK_THROWS_AS(Histogram(1.0, 1.0, 3), InvalidInput);
    CHECK_THROWS_AS(Histogram(0.0, infinity, 3), InvalidInput);
    CHECK_THROWS_AS(Histogram(std::nan(""), 1.0, 3), InvalidInput);
    CHECK_THROWS_AS(Histogram(0.0, 1.0, 0), InvalidInput);
}

}  // namespace feynet::test::histogram_test
