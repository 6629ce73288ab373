#include "feynet/io/store_csv.hpp"

#include <doctest/doctest.h>

namespace feynet::test::store_csv_test {

TEST_CASE("datasets with the same axes are columns of one table") {
    const Group group{
        .path = "decay/posterior",
        .datasets = {
            {.name = "x",
             .shape = {2, 2},
             .values = {1, 2, 3, 4.5},
             .dimensions = {"chain", "draw"}},
            {.name = "t", .shape = {2}, .values = {0.5, 1.0}, .dimensions = {"t"}},
            {.name = "G", .shape = {2}, .values = {0.1, 0.01}, .dimensions = {"t"}},
            {.name = "a,b",
             .shape = {2, 2},
             .values = {5, 6, 7, 8},
             .dimensions = {"chain", "draw"}}}};

    const std::vector<CsvTable> tables = csv_tables(group);

    REQUIRE(tables.size() == 2);
    CHECK(tables[0].axes == "chain-draw");
    CHECK(tables[0].text == "chain,draw,x,\"a,b\"\n0,0,1,5\n0,1,2,6\n1,0,3,7\n1,1,4.5,8\n");
    CHECK(tables[1].axes == "t");
    CHECK(tables[1].text == "t,G\n0.5,0.1\n1,0.01\n");
}

TEST_CASE("a number that is none is an empty cell") {
    const Group group{
        .path = "p",
        .datasets = {{.name = "x", .shape = {1}, .values = {0.0 / 0.0}, .dimensions = {"draw"}}}};
    CHECK(csv_tables(group).front().text == "draw,x\n0,\n");
}

}  // namespace feynet::test::store_csv_test
