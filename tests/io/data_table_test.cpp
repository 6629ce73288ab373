#include "feynet/io/data_table.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/io_error.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <fstream>

namespace feynet::test::data_table_test {
namespace {

std::string refusal(const std::string& text) {
    return message_of<ConfigError>([&] { DataTable::parse(text, "d.csv"); });
}

const std::string condensates =
    "# a thesis of 2010\n"
    "# GeV, GeV^3\n"
    "\n"
    "m_q, condensate, error\r\n"
    "6.7e-4, 0.0063, 1e-4  # the lightest\n"
    "+0.0013,0.0115,0.0002\n";

}  // namespace

TEST_CASE("a table has its numbers by the names of their columns") {
    const DataTable table = DataTable::parse(condensates, "d.csv");

    CHECK(table.rows() == 2);
    CHECK(table.columns() == std::vector<std::string>{"m_q", "condensate", "error"});
    CHECK(table.column("m_q") == std::vector<double>{6.7e-4, 0.0013});
    CHECK(table.column("error") == std::vector<double>{1e-4, 0.0002});
    CHECK(table.has("condensate"));
    CHECK_FALSE(table.has("mass"));
    CHECK(table.comments() == std::vector<std::string>{"a thesis of 2010", "GeV, GeV^3"});
    CHECK(table.place(1) == "d.csv:6");
}

TEST_CASE("blanks separate where there are no commas") {
    const DataTable table = DataTable::parse("\xEF\xBB\xBFH  M\n0.2\t 0.036\n-0.4 0.07", "d.csv");

    CHECK(table.column("H") == std::vector<double>{0.2, -0.4});
    CHECK(table.column("M") == std::vector<double>{0.036, 0.07});
}

TEST_CASE("what is wrong with a table is said with its line") {
    CHECK(refusal("x,y\n1,2\n1,two\n") == "d.csv:3: y: expected a finite number, got \"two\"");
    CHECK(refusal("x,y\n1,nan\n") == "d.csv:2: y: expected a finite number, got \"nan\"");
    CHECK(refusal("x,y\n1,\n") == "d.csv:2: y: expected a finite number, got \"\"");
    CHECK(refusal("x,y\n1,0x2\n") == "d.csv:2: y: expected a finite number, got \"0x2\"");
    CHECK(refusal("x,y\n\n1,2,3\n") == "d.csv:3: expected 2 numbers (x, y), got 3");
    CHECK(refusal("1,2\n") == "d.csv:1: expected the names of the columns, got \"1\"");
    CHECK(refusal("x,x\n1,2\n") == "d.csv:1: two columns \"x\"");
    const std::string empty = "d.csv: no row of numbers, expected names of columns and rows";
    CHECK(refusal("# nothing\n") == empty);
    CHECK(refusal("x,y\n") == empty);
}

TEST_CASE("a missing column is refused with the nearest one") {
    const DataTable table = DataTable::parse(condensates, "d.csv");

    CHECK(message_of<ConfigError>([&] {
              table.column("condensat");
          }) == "d.csv:4: no column \"condensat\"; did you mean \"condensate\"?");
    CHECK(message_of<ConfigError>([&] {
              table.column("pressure");
          }) == "d.csv:4: no column \"pressure\"; columns: m_q, condensate, error");
}

TEST_CASE("tables are read from files") {
    const ScratchDirectory scratch;
    std::ofstream(scratch.path() / "d.csv") << condensates;

    CHECK(DataTable::read(scratch.path() / "d.csv").rows() == 2);
    CHECK_THROWS_AS(DataTable::read(scratch.path() / "e.csv"), ConfigError);
    CHECK_THROWS_AS(DataTable::read(scratch.path()), IoError);
}

}  // namespace feynet::test::data_table_test
