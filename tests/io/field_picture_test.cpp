#include "feynet/io/field_picture.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::field_picture_test {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("a panel has as many values as sites") {
    CHECK(field_panel("L = 2", 2, 2, {1.0, 2.0, 3.0, 4.0}).values.size() == 4);
    CHECK_THROWS_AS(field_panel("", 2, 2, {1.0}), InvalidInput);
    CHECK_THROWS_AS(field_panel("", 0, 2, {}), InvalidInput);
    CHECK_THROWS_AS(field_panel("", 2, 0, {}), InvalidInput);
}

TEST_CASE("a large panel becomes means over blocks, smaller ones at the edges") {
    const FieldPanel panel = field_panel("", 3, 3, {1.0, 3.0, 5.0, 5.0, 7.0, 9.0, -1.0, -3.0, nan});

    const FieldPanel coarse = averaged(panel, 2);

    CHECK(block_width(panel, 2) == 2);
    CHECK(coarse.columns == 2);
    CHECK(coarse.rows == 2);
    REQUIRE(coarse.values.size() == 4);
    CHECK(coarse.values[0] == doctest::Approx(4.0));
    CHECK(coarse.values[1] == doctest::Approx(7.0));
    CHECK(coarse.values[2] == doctest::Approx(-2.0));
    CHECK(std::isnan(coarse.values[3]));
}

TEST_CASE("a panel that is small enough stays as it is") {
    const FieldPanel panel = field_panel("", 2, 1, {1.0, -2.0});

    CHECK(block_width(panel, 2) == 1);
    CHECK(averaged(panel, 2).values == panel.values);
}

TEST_CASE("the scale holds all but the largest hundredth of the values") {
    std::vector<double> values(1000, -0.731);
    values[5] = 100.0;

    CHECK(colour_limit({field_panel("", 100, 10, values)}) == doctest::Approx(0.74));
    CHECK(colour_limit({field_panel("", 2, 1, {0.5, -2.0})}) == doctest::Approx(0.5));
}

TEST_CASE("the scale of nothing, of zeros and of what is no number is one") {
    CHECK(colour_limit({}) == 1.0);
    CHECK(colour_limit({field_panel("", 2, 1, {0.0, 0.0})}) == 1.0);
    CHECK(colour_limit({field_panel("", 2, 1, {nan, 1e308})}) == 1.0);
    CHECK(colour_limit({field_panel("", 1, 1, {5e-324})}) == 1.0);
}

}  // namespace feynet::test::field_picture_test
