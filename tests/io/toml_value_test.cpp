#include "feynet/io/toml_value.hpp"

#include "feynet/io/toml_document.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>

namespace feynet::test::toml_value_test {

TEST_CASE("a double is written as TOML that reads back to the same bits") {
    const auto values = std::to_array<double>(
        {0.1,
         1.0,
         -0.0,
         1e22,
         1.0 / 3.0,
         5e-324,
         std::numeric_limits<double>::max(),
         -1e-7,
         123456789012345678.0});
    for (const double value : values) {
        const std::string text = to_toml({value});
        CAPTURE(text);

        const TomlDocument document = parse_toml("v = " + text, "f.toml");

        REQUIRE(std::holds_alternative<double>(document.keys[0].value.value));
        CHECK(std::get<double>(document.keys[0].value.value) == value);
    }
}

TEST_CASE("texts are quoted such that they read back") {
    const std::string text = "a\"b\\c\nd\te\x01 f\x7F ω";

    const TomlDocument document = parse_toml("v = " + feynet::quoted(text), "f.toml");

    CHECK(std::get<std::string>(document.keys[0].value.value) == text);
}

TEST_CASE("a list is written with its items") {
    const TomlValue list{TomlValue::List{{std::int64_t{1}}, {2.5}, {true}, {std::string("x")}}};

    CHECK(to_toml(list) == "[1, 2.5, true, \"x\"]");
}

TEST_CASE("a long value is cut between two letters when shown") {
    CHECK(shown({std::string("short")}) == "\"short\"");
    CHECK(shown({std::string(100, 'x')}).size() == 60 + std::string("…").size());
    const std::string cut = shown({"x" + std::string(58, 'y') + "ωωωωωωω"});
    CHECK(cut == "\"x" + std::string(58, 'y') + "…");
}

}  // namespace feynet::test::toml_value_test
