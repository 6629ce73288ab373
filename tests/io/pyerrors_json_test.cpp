#include "feynet/io/pyerrors_json.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::pyerrors_json_test {
namespace {

Group posterior(std::vector<double> values) {
    return {
        .path = "decay/posterior",
        .datasets = {
            {.name = "x2",
             .shape = {2, 2},
             .values = std::move(values),
             .dimensions = {"chain", "draw"}},
            {.name = "t", .shape = {1}, .values = {0.5}, .dimensions = {"t"}}}};
}

}  // namespace

TEST_CASE("each chain is a replica of deviations from the mean, draws numbered from 1") {
    const std::string json = pyerrors_json(posterior({1, 2, 3, 6}), "decay", "a \"run\"");

    CHECK(
        json.find(
            R"("obsdata":[{"type":"Obs","layout":"1","value":[3],"tag":"x2","data":[{"id":"decay",)"
            R"("replica":[{"name":"decay|r01","deltas":[[1,-2],[2,-1]]},)"
            R"({"name":"decay|r02","deltas":[[1,0],[2,3]]}]}]}]})") != std::string::npos);
    CHECK(json.find(R"("version":"1.0","description":"a \"run\"")") != std::string::npos);
}

TEST_CASE("what pyerrors cannot read is refused") {
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(pyerrors_json(posterior({1, 2, 3, infinity}), "decay", ""), InvalidInput);
    CHECK_THROWS_AS(pyerrors_json({.path = "p", .datasets = {}}, "decay", ""), InvalidInput);
}

}  // namespace feynet::test::pyerrors_json_test
