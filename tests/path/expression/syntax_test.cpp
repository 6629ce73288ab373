#include "feynet/path/expression/syntax.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <string>

namespace feynet::test::syntax_test {
namespace {

/// The postfix form, for reading.
std::string postfix(const std::string& text) {
    const Syntax syntax = parse_expression(text);
    std::string result;
    for (const Symbol& symbol : syntax.symbols) {
        switch (symbol.kind) {
            case Symbol::Kind::Number:
                result += fmt::format("{} ", symbol.number);
                break;
            case Symbol::Kind::Name:
                result += syntax.names[symbol.name].name + " ";
                break;
            case Symbol::Kind::Call:
                result += std::string(word(symbol.function)) + " ";
                break;
            default:
                result += std::string(1, "..~+-*/^"[static_cast<int>(symbol.kind)]) + " ";
        }
    }
    result.pop_back();
    return result;
}

std::string complaint_about(std::string_view text) {
    try {
        parse_expression(text);
    } catch (const InvalidInput& error) {
        CHECK(error.argument() == "expression");
        return error.expectation();
    }
    return "accepted";
}

bool begins(const std::string& text, const std::string& part) {
    return text.rfind(part, 0) == 0;
}

}  // namespace

TEST_CASE("syntax: operators bind as they do in mathematics") {
    CHECK(postfix("a+b*c") == "a b c * +");
    CHECK(postfix("a*b+c") == "a b * c +");
    CHECK(postfix("a-b-c") == "a b - c -");
    CHECK(postfix("a/b/c") == "a b / c /");
    CHECK(postfix("a/b*c") == "a b / c *");
    CHECK(postfix("-x^2") == "x 2 ^ ~");
    CHECK(postfix("2^3^2") == "2 3 2 ^ ^");
    CHECK(postfix("2^-x^2") == "2 x 2 ^ ~ ^");
    CHECK(postfix("-a*b") == "a ~ b *");
    CHECK(postfix("a--b") == "a b ~ -");
    CHECK(postfix("a*-b") == "a b ~ *");
    CHECK(postfix("+a") == "a");
    CHECK(postfix("(a+b)*c") == "a b + c *");
    CHECK(postfix("exp(-x)^2") == "x ~ exp 2 ^");
}

TEST_CASE("syntax: numbers, names, constants and spaces") {
    CHECK(postfix(" 1.5e-3 * x_1 \n+ .5") == "0.0015 x_1 * 0.5 +");
    CHECK(postfix("2.") == "2");
    CHECK(begins(postfix("pi"), "3.14159265358979"));
    CHECK(begins(postfix("e"), "2.71828182845904"));
    CHECK(postfix("e1") == "e1");
    CHECK(postfix("2e3") == "2000");
    CHECK(parse_expression("b*a + b").names.size() == 2);
    CHECK(parse_expression("b*a + b").names[1].position == 2);
}

TEST_CASE("syntax: a mistake is told with the place where it stands") {
    CHECK(
        complaint_about("0.5*x^2 + *x") ==
        "expected a number, a name or (, got \"*\"\n"
        "    0.5*x^2 + *x\n"
        "              ^");
    CHECK(
        complaint_about("sin x") ==
        "expected ( after sin, got \"x\"\n"
        "    sin x\n"
        "        ^");
    CHECK(
        complaint_about("1 + (x") ==
        "expected an operator or ), got the end\n"
        "    1 + (x\n"
        "          ^");
    CHECK(
        complaint_about("x²") ==
        "expected an operator before \"²\" (names are a–z, 0–9 and _)\n"
        "    x²\n"
        "     ^");
    CHECK(
        complaint_about("ω*x² + λ") ==
        "expected a number, a name or (, got \"ω\" (names are a–z, 0–9 and _)\n"
        "    ω*x² + λ\n"
        "    ^");
}

TEST_CASE("syntax: the mark stands right behind letters of several bytes and in long texts") {
    CHECK(marked("λ*ω*?", 6) == "\n    λ*ω*?\n        ^");
    const std::string long_text = std::string(200, 'a') + "?" + std::string(200, 'b');
    CHECK(
        marked(long_text, 200) == "\n    …" + std::string(50, 'a') + "?" + std::string(29, 'b') +
                                      "…\n    " + std::string(51, ' ') + "^");
}

TEST_CASE("syntax: what is not an expression is refused for its reason") {
    CHECK(complaint_about("") == "must not be empty");
    CHECK(complaint_about(" \n\t") == "must not be empty");
    CHECK(begins(complaint_about("x**2"), "a power is written ^"));
    CHECK(begins(complaint_about("2x"), "expected an operator before \"x\""));
    CHECK(begins(complaint_about("x y"), "expected an operator before \"y\""));
    CHECK(begins(complaint_about("x)"), "has no ( for this )"));
    CHECK(begins(complaint_about("sinus(x)"), "has no function sinus; there are exp, log"));
    CHECK(begins(complaint_about("x(1)"), "has no function x"));
    CHECK(begins(complaint_about("1e999*x"), "is beyond the numbers"));
    CHECK(begins(complaint_about("."), "expected a number"));
    CHECK(begins(complaint_about("()"), "expected a number, a name or ("));
    CHECK(begins(complaint_about("x +"), "expected a number, a name or (, got the end"));
    CHECK(begins(complaint_about("x = 1"), "expected an operator before \"=\""));
    CHECK(begins(complaint_about(std::string(5000, 'x')), "must have at most 4096 characters"));
    CHECK(begins(complaint_about(std::string(4000, '(')), "is nested deeper than 100"));
    CHECK(begins(complaint_about(std::string(4000, '-')), "is nested deeper than 100"));
    CHECK(begins(complaint_about(std::string("x\0y", 3)), "expected an operator before"));
    std::string tower = "x";
    for (int i = 0; i < 1000; ++i) {
        tower += "^x";
    }
    CHECK(begins(complaint_about(tower), "is nested deeper than 100"));
}

TEST_CASE("syntax: any text is either read or refused") {
    const std::string alphabet = "x12.e+-*/^() asincoxpλ²\n";
    std::mt19937 random(7);
    int n_read = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        const auto length = static_cast<std::size_t>(random() % 12);
        for (std::size_t k = 0; k < length; ++k) {
            text += alphabet[random() % alphabet.size()];
        }
        n_read += complaint_about(text) == "accepted" ? 1 : 0;
    }
    CHECK(n_read > 100);
}

}  // namespace feynet::test::syntax_test
