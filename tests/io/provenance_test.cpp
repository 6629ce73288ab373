#include "feynet/io/provenance.hpp"

#include <doctest/doctest.h>

#include <array>
#include <set>

namespace feynet::test::provenance_test {

TEST_CASE("moments are written as UTC in ISO 8601") {
    using std::chrono::seconds;
    using std::chrono::system_clock;

    CHECK(utc(system_clock::time_point(seconds(0))) == "1970-01-01T00:00:00Z");
    CHECK(utc(system_clock::time_point(seconds(951782400))) == "2000-02-29T00:00:00Z");
    CHECK(utc(system_clock::time_point(seconds(1714564799))) == "2024-05-01T11:59:59Z");
}

TEST_CASE("a command line reads back as the same words") {
    const auto words = std::to_array<const char*>(
        {"feynet", "run", "my run.toml", "--set", "network.kind=[\"site\"]", "it's", ""});

    CHECK(
        command_line(static_cast<int>(words.size()), words.data()) ==
        "feynet run 'my run.toml' --set 'network.kind=[\"site\"]' 'it'\\''s' ''");
}

TEST_CASE("provenance says all that is needed to repeat a run, nothing empty") {
    const JsonObject object = provenance("feynet run x.toml", 42, std::chrono::system_clock::now());

    std::set<std::string> names;
    for (const auto& field : object.fields) {
        const std::string& name = field.first;
        names.insert(name);
        if (const auto* text = std::get_if<std::string>(&field.second)) {
            CAPTURE(name);
            CHECK_FALSE(text->empty());
        }
    }
    for (const char* name :
         {"version",
          "commit",
          "compiler",
          "compiler_options",
          "instruction_set",
          "lanes",
          "libraries",
          "processor",
          "cores",
          "start",
          "command_line",
          "seed"}) {
        CAPTURE(name);
        CHECK(names.count(name) == 1);
    }
}

TEST_CASE("the version names the commit") {
    CHECK(version().find('(') != std::string::npos);
    CHECK(version().back() == ')');
}

}  // namespace feynet::test::provenance_test
