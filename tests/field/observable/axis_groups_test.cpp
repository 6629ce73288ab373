#include "feynet/field/observable/axis_groups.hpp"

#include <doctest/doctest.h>

namespace feynet::test::axis_groups_test {

TEST_CASE("directions of equal extent are one group and time leads") {
    const std::vector<AxisGroup> groups = axis_groups(Lattice({6, 4, 6, 5}));

    REQUIRE(groups.size() == 3);
    CHECK(groups[0].directions == std::vector<Index>{0, 2});
    CHECK(groups[1].directions == std::vector<Index>{1});
    CHECK(groups[2].directions == std::vector<Index>{3});
    CHECK(groups[0].n_numbers() == 4);
    CHECK(groups[1].first == 4);
    CHECK(groups[2].first == 7);
    CHECK(groups[2].n_numbers() == 3);
}

TEST_CASE("open time is no periodic axis") {
    const std::vector<AxisGroup> groups = axis_groups(Lattice({4, 4}, TimeEnds::Open));

    REQUIRE(groups.size() == 1);
    CHECK(groups[0].directions == std::vector<Index>{1});
    CHECK(axis_groups(Lattice({4}, TimeEnds::Open)).empty());
}

TEST_CASE("points name the direction and number of every column") {
    const std::vector<AxisPoint> points = axis_points(axis_groups(Lattice({2, 3})));

    REQUIRE(points.size() == 4);
    CHECK(points[1].direction == 0);
    CHECK(points[1].number == 1);
    CHECK(points[2].direction == 1);
    CHECK(points[2].number == 0);
}

}  // namespace feynet::test::axis_groups_test
