#include "feynet/statistics/series.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::series_test {

TEST_CASE("Series: lanes go to consecutive chains") {
    Series series(lanes + 2);

    series.append(1, Lanes::LinSpaced(0.0, 7.0));
    series.push(0, -1.0);
    series.push(lanes + 1, -2.0);

    REQUIRE(series.size() == 1);
    CHECK(series.chain(0)[0] == -1.0);
    CHECK(series.chain(1)[0] == 0.0);
    CHECK(series.chain(8)[0] == 7.0);
    CHECK(series.mean() == doctest::Approx(25.0 / 10.0));
}

TEST_CASE("Series: memory is flat and the mean stays") {
    Series series(1);

    for (int i = 0; i < 400000; ++i) {
        series.push(0, static_cast<double>(i));
    }

    CHECK(series.bin_width() == 8);
    CHECK(series.size() == 50000);
    CHECK(series.mean() == doctest::Approx(199999.5));
    CHECK(series.variance() == doctest::Approx((4e5 * 4e5 - 1.0) / 12.0));
}

TEST_CASE("Series: one without measurements has a mean that is no number") {
    const Series series(2);

    CHECK(std::isnan(series.mean()));
    CHECK(std::isnan(series.variance()));
    CHECK(series.chain(1).empty());
}

TEST_CASE("Series: chains of different lengths are refused") {
    CHECK_THROWS_AS(Series::of_chains({{1.0, 2.0}, {1.0}}), InvalidInput);
    CHECK_THROWS_AS(Series::of_chains({}), InvalidInput);
}

TEST_CASE("join: quantities measured together become components") {
    const Series a = Series::of_chains({{1.0, 2.0}, {3.0, 4.0}});
    const Series b = Series::of_chains({{5.0, 6.0}, {7.0, 8.0}});

    const VectorSeries both = join({a, b, a});

    CHECK(both.n_components() == 3);
    CHECK(both.bin(1, 0)[0] == 3.0);
    CHECK(both.bin(1, 0)[1] == 7.0);
    CHECK(both.means() == std::vector<double>{2.5, 6.5, 2.5});
    CHECK_THROWS_AS(join({}), InvalidInput);
}

}  // namespace feynet::test::series_test
