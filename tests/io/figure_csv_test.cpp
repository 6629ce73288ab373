#include "feynet/io/figure_csv.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::figure_csv_test {

TEST_CASE("a figure is a table with a line per point and empty cells for what is absent") {
    Figure figure{.name = "kernel"};
    figure.series.push_back(
        {.label = "T = 1, site",
         .points =
             {figure_point(0.5, 2.0, 0.25, 1.5),
              figure_point(1.0, std::numeric_limits<double>::quiet_NaN())},
         .test = {}});

    CHECK(
        figure_csv(figure) ==
        "series,x,value,error,exact,pull\n"
        "\"T = 1, site\",0.5,2,0.25,1.5,2\n"
        "\"T = 1, site\",1,,,,\n");
}

TEST_CASE("a picture is a table with a line per site") {
    FieldPicture picture{.name = "field"};
    picture.panels = {
        field_panel("L = 2, hot", 2, 1, {0.5, std::numeric_limits<double>::quiet_NaN()}),
        field_panel("", 1, 1, {-1.0})};

    CHECK(
        figure_csv(picture) ==
        "panel,column,row,value\n"
        "\"L = 2, hot\",0,0,0.5\n"
        "\"L = 2, hot\",1,0,\n"
        ",0,0,-1\n");
}

}  // namespace feynet::test::figure_csv_test
