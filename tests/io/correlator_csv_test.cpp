#include "feynet/io/correlator_csv.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::correlator_csv_test {

TEST_CASE("the correlator is a table with empty cells for what is absent") {
    NetworkRun run;
    run.network = "decay";
    run.correlator = {
        {0, 0.0, 0.5, 0.01, 0.49, 1.0},
        {3, 0.1 + 0.2, std::numeric_limits<double>::quiet_NaN(), std::nullopt, 0.25, std::nullopt}};
    Summary summary;
    summary.runs = {run};

    CHECK(
        correlator_csv(summary) ==
        "network,lag,time,value,error,exact,pull\n"
        "decay,0,0,0.5,0.01,0.49,1\n"
        "decay,3,0.30000000000000004,,,0.25,\n");
}

TEST_CASE("texts that a spreadsheet would compute are marked as text") {
    CHECK(csv_cell("decay") == "decay");
    CHECK(csv_cell("=1+1") == "'=1+1");
    CHECK(csv_cell("+x") == "'+x");
    CHECK(csv_cell("-x") == "'-x");
    CHECK(csv_cell("@x") == "'@x");
    CHECK(csv_cell("=a,\"b\"") == "\"'=a,\"\"b\"\"\"");
    CHECK(csv_cell("") == "");
}

}  // namespace feynet::test::correlator_csv_test
