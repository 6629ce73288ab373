#include "feynet/io/toml_document.hpp"

#include "feynet/io/config_error.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::toml_document_test {

namespace {

std::string refusal(const std::string& text) {
    return message_of<ConfigError>([&] { parse_toml(text, "f.toml"); });
}

std::string repeated(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) {
        result += text;
    }
    return result;
}

}  // namespace

TEST_CASE("keys keep their file order and know line and column") {
    const TomlDocument document =
        parse_toml("z = 1\n[time]\n  n = 2\na.b = 'x'\n[system]\n", "f.toml");

    REQUIRE(document.keys.size() == 3);
    CHECK(document.keys[0].name == "z");
    CHECK(document.keys[0].place == "f.toml:1:1");
    CHECK(document.keys[1].section == "time");
    CHECK(document.keys[1].place == "f.toml:3:3");
    CHECK(document.keys[2].section == "time.a");
    CHECK(document.keys[2].name == "b");
    REQUIRE(document.sections.size() == 3);
    CHECK(document.sections[0].name == "time");
    CHECK(document.sections[0].place == "f.toml:2:2");
    CHECK(document.sections[2].name == "system");
}

TEST_CASE("Greek letters are welcome in comments and strings") {
    const TomlDocument document = parse_toml("t = \"ω = 1\" # τ = ½ \nu = 'λ'\n", "f.toml");

    CHECK(std::get<std::string>(document.keys[0].value.value) == "ω = 1");
    CHECK(std::get<std::string>(document.keys[1].value.value) == "λ");
}

TEST_CASE("quotes, hashes and brackets in strings are text") {
    const TomlDocument document =
        parse_toml("a = \"\\\"[ω{#\"\nb = 'say \"]ω'\n'c.d' = \"=,\\\\\" # \"\n", "f.toml");

    REQUIRE(document.keys.size() == 3);
    CHECK(std::get<std::string>(document.keys[0].value.value) == "\"[ω{#");
    CHECK(std::get<std::string>(document.keys[1].value.value) == "say \"]ω");
    CHECK(document.keys[2].name == "c.d");
    CHECK(std::get<std::string>(document.keys[2].value.value) == "=,\\");
}

TEST_CASE("text that is not TOML is refused with line and column") {
    CHECK(refusal("a = 1\nb = = 2\n").substr(0, 12) == "f.toml:2:5: ");
    CHECK(refusal("a = 1\na = 2\n").substr(0, 9) == "f.toml:2:");
    CHECK(refusal("[time\n").substr(0, 9) == "f.toml:1:");
    CHECK(refusal("a = \"open\n").substr(0, 9) == "f.toml:1:");
    CHECK(refusal("a = 99999999999999999999").substr(0, 9) == "f.toml:1:");
}

TEST_CASE("text that breaks parsers is refused with line and column") {
    CHECK(refusal("a=[}") == "f.toml:1:4: '}' closes nothing that is open");
    CHECK(
        refusal("a = 1\nλ = 2\n") ==
        "f.toml:2:1: letters beyond ASCII are allowed in comments and quoted strings only");
    CHECK(refusal(std::string("a = 1\0", 6)) == "f.toml:1:6: control character 0x00");
    CHECK(refusal("a = \"\x1b[31m\"") == "f.toml:1:6: control character 0x1B");
    CHECK(refusal("a = 1\rb = 2") == "f.toml:1:6: control character 0x0D");
    CHECK(
        refusal("a" + repeated(".a", 200000) + " = 1") ==
        "f.toml:1:66: more than 32 dots in one name");
    CHECK(
        refusal("[a" + repeated(".a", 200000) + "]") ==
        "f.toml:1:67: more than 32 dots in one name");
    CHECK(refusal("a = " + repeated("[", 100000)) == "f.toml:1:37: brackets nested deeper than 32");
    CHECK(
        refusal("a = " + repeated("{a=", 100000)) ==
        "f.toml:1:101: brackets nested deeper than 32");
    CHECK(refusal(repeated("#", (1 << 20) + 1)) == "f.toml: larger than 1 MiB, not a run file");
}

TEST_CASE("invalid UTF-8, half-open strings and stray quotes are errors of the text") {
    CHECK(refusal("a = \"\xFF\"") != "");
    CHECK(refusal("# \xC3\x28\n") != "");
    CHECK(refusal("a = '''") != "");
    CHECK(refusal("a = \"\\") != "");
    CHECK(refusal("a'\xCE\xBB' = 1") != "");
    CHECK(refusal("=") != "");
    CHECK(refusal("[[") != "");
    CHECK(refusal("a = [1,,2]") != "");
    CHECK(refusal("a = {b = 1, b = 2}") != "");
}

TEST_CASE("dates and lists of tables have no meaning in a run file") {
    CHECK(
        refusal("d = 2024-01-01") ==
        "f.toml:1:1: d: dates and lists of tables have no meaning here");
    CHECK(
        refusal("[[run]]\nseed = 1\n") ==
        "f.toml:1:3: run: dates and lists of tables have no meaning here");
}

TEST_CASE("sections whose names need quotes are written with them") {
    const TomlDocument document = parse_toml("[\"a b\".'c.d']\ne = 1\n'f g'.h = 2\n", "f.toml");

    REQUIRE(document.sections.size() == 2);
    CHECK(document.sections[0].name == "\"a b\".\"c.d\"");
    const std::string text = to_toml(document);
    CHECK(to_toml(parse_toml(text, "again")) == text);
}

TEST_CASE("an assignment is a dotted name and a TOML value or a bare word") {
    const TomlKey number = parse_assignment("sampler.draws=100");
    const TomlKey word = parse_assignment("network.kind=decay");
    const TomlKey list = parse_assignment(R"(network.kind=["site", "relu"])");
    const TomlKey top = parse_assignment("title=\"A = B\"");

    CHECK(number.section == "sampler");
    CHECK(number.name == "draws");
    CHECK(std::get<std::int64_t>(number.value.value) == 100);
    CHECK(number.place == "--set sampler.draws=100");
    CHECK(std::get<std::string>(word.value.value) == "decay");
    CHECK(std::get<TomlValue::List>(list.value.value).size() == 2);
    CHECK(top.section.empty());
    CHECK(std::get<std::string>(top.value.value) == "A = B");
}

TEST_CASE("an assignment of another form is refused") {
    const auto refused = [](const std::string& text) {
        return message_of<ConfigError>([&] { parse_assignment(text); });
    };

    CHECK(refused("draws") == "--set draws: expected section.key=value");
    CHECK(refused("=1") == "--set =1: expected section.key=value");
    CHECK(refused("a..b=1") == "--set a..b=1: expected section.key=value");
    CHECK(refused("a b=1") == "--set a b=1: expected section.key=value");
    CHECK(refused("a.b=") == "--set a.b=: expected a number, a text or a list, got \"\"");
    CHECK(refused("a.b=1x") == "--set a.b=1x: expected a number, a text or a list, got \"1x\"");
    CHECK(
        refused("a.b=1\nc=2") ==
        "--set a.b=1\nc=2: expected a number, a text or a list, got \"1\\nc=2\"");
    CHECK(refused("a.b={c=1}") != "");
    const auto nested = [](int depth) {
        std::string names;
        for (int i = 0; i < depth; ++i) {
            names += ".a";
        }
        return names;
    };
    CHECK(refused("a" + nested(33) + "=1").find("expected section.key=value") != std::string::npos);
    CHECK(refused("a" + nested(32) + "=1").empty());
    CHECK(refused("a.b=[}") != "");
}

}  // namespace feynet::test::toml_document_test
