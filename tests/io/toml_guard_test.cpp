#include "feynet/io/toml_guard.hpp"

#include "feynet/io/config_error.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::toml_guard_test {

TEST_CASE("an ordinary run file passes the guard") {
    CHECK_NOTHROW(guard_toml("\xEF\xBB\xBFtitle = \"ω\"\r\n[a.b]\r\nc = [1, [2, {d = 3}]]\n", "f"));
}

TEST_CASE("columns count letters, not bytes") {
    const auto refuse = [] { guard_toml("a = \"ωωω\" λ", "f"); };

    CHECK(
        message_of<ConfigError>(refuse) ==
        "f:1:11: letters beyond ASCII are allowed in comments and quoted strings only");
}

TEST_CASE("what has ten thousand sections is no run file") {
    std::string text;
    for (int i = 0; i < 10000; ++i) {
        text += "[a" + std::to_string(i) + "]\n";
    }
    CHECK_NOTHROW(guard_toml(text, "f"));

    const auto refuse = [&] { guard_toml(text + "[b]\n", "f"); };

    CHECK(message_of<ConfigError>(refuse) == "f:10001:1: more than 10000 sections, not a run file");
}

TEST_CASE("what has more than ten thousand keys is no run file") {
    std::string text;
    for (int i = 0; i < 10000; ++i) {
        text += "a" + std::to_string(i) + " = 1\n";
    }
    CHECK_NOTHROW(guard_toml(text, "f"));

    const auto refuse = [&] { guard_toml(text + "b = 1\n", "f"); };

    CHECK(message_of<ConfigError>(refuse) == "f:10001:3: more than 10000 keys, not a run file");
}

TEST_CASE("dots of different names do not add up") {
    std::string text = "a = [0.0";
    for (int i = 0; i < 1000; ++i) {
        text += ", 1.5";
    }

    CHECK_NOTHROW(guard_toml(text + "]\n", "f"));
}

TEST_CASE("quotation marks stand around texts, nowhere else") {
    const auto refusal = [](std::string_view text) {
        return message_of<ConfigError>([text] { guard_toml(text, "f"); });
    };

    CHECK(refusal("a = +''") == "f:1:6: a quotation mark where no text can begin");
    CHECK(refusal("it's = 1") == "f:1:3: a quotation mark where no text can begin");
    CHECK(refusal("a = 'x''y'") == "f:1:8: a quotation mark where no text can begin");
    CHECK(refusal("a = 'x'y") == "f:1:8: something follows the quotation mark that ends a text");
    CHECK(refusal("a = b = 'x'") == "f:1:7: '=' where no value can begin");
    CHECK(refusal("a = 1, 'x'") == "f:1:6: ',' outside a list");
    CHECK(refusal("a = 1['x']") == "f:1:6: '[' where no value can begin");
    CHECK(refusal("a = '''x'''") == "f:1:5: texts of several lines have no meaning here");
    CHECK(refusal("a = 'x") == "f:1:7: the text that began on this line does not end on it");
    CHECK(refusal("'a'.\"b\" = ['x', \"y\"] # 'z\n\"\" = {''=''}\n") == "");
}

TEST_CASE("a bracket that is not closed is told on its line") {
    const auto refusal = [](std::string_view text) {
        return message_of<ConfigError>([text] { guard_toml(text, "f"); });
    };

    CHECK(
        refusal("a = 1\n[time\n") ==
        "f:2:6: the bracket that began on this line does not end on it");
    CHECK(
        refusal("a = {b = 1\nc = 2}\n") ==
        "f:1:11: the bracket that began on this line does not end on it");
    CHECK(
        refusal("a = 1\nb = [1,\n2\n") ==
        "f:2: a list begins here and never ends: its ']' is missing");
    CHECK(
        refusal("a = [1, [2]\n\nb = 2\n") ==
        "f:3:3: '=' where no value can begin, in a list that began on line 1: is its ']' missing?");
    CHECK(
        refusal("a = [1\n[b]\n") ==
        "f:2:1: '[' where no value can begin, in a list that began on line 1: is its ']' missing?");
    CHECK(refusal("a = [1,\n {b = [2,\n 3]}]\nc = 1\n").empty());
    CHECK(refusal("\xFF\xFE[") == "f:1:1: is UTF-16, expected a text in UTF-8");
}

}  // namespace feynet::test::toml_guard_test
