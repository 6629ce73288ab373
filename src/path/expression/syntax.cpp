#include "feynet/path/expression/syntax.hpp"

#include "feynet/core/error.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>

namespace feynet {
namespace {

constexpr std::size_t longest_text = 4096;
constexpr int deepest_nesting = 100;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Recursive descent over the text, one function per rule of the grammar.
class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    Syntax parse() {
        sum();
        if (!at_end()) {
            fail(
                here() == ')' ? "has no ( for this )"
                              : fmt::format("expected an operator before {}", what_stands_here()));
        }
        return std::move(syntax_);
    }

private:
    using Kind = Symbol::Kind;

    /// One level of nesting, which must not become too deep.
    class Nesting {
    public:
        explicit Nesting(Parser& parser) : depth_(parser.depth_) {
            if (++depth_ > deepest_nesting) {
                parser.fail(fmt::format("is nested deeper than {}", deepest_nesting));
            }
        }
        ~Nesting() { --depth_; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;
        Nesting(Nesting&&) = delete;
        Nesting& operator=(Nesting&&) = delete;

    private:
        int& depth_;
    };

    void sum() {
        const Nesting nesting(*this);
        product();
        for (;;) {
            if (accept('+')) {
                product();
                add({.kind = Kind::Add});
            } else if (accept('-')) {
                product();
                add({.kind = Kind::Subtract});
            } else {
                return;
            }
        }
    }

    void product() {
        with_sign();
        for (;;) {
            if (next_is("**")) {
                fail("a power is written ^");
            }
            if (accept('*')) {
                with_sign();
                add({.kind = Kind::Multiply});
            } else if (accept('/')) {
                with_sign();
                add({.kind = Kind::Divide});
            } else {
                return;
            }
        }
    }

    void with_sign() {
        const Nesting nesting(*this);
        if (accept('+')) {
            with_sign();
        } else if (accept('-')) {
            with_sign();
            add({.kind = Kind::Negate});
        } else {
            power();
        }
    }

    void power() {
        primary();
        if (accept('^')) {
            with_sign();
            add({.kind = Kind::Power});
        }
    }

    void primary() {
        if (accept('(')) {
            sum();
            close();
        } else if (!at_end() && (is_digit(here()) || here() == '.')) {
            number();
        } else if (!at_end() && begins_name(here())) {
            name();
        } else {
            fail(fmt::format("expected a number, a name or (, got {}", what_stands_here()));
        }
    }

    void number() {
        double value = 0.0;
        const char* const begin = text_.data() + position_;
        const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
        if (error != std::errc() || !std::isfinite(value)) {
            fail(
                error == std::errc::result_out_of_range ? "is beyond the numbers of the machine"
                                                        : "expected a number");
        }
        position_ += static_cast<std::size_t>(end - begin);
        add({.kind = Kind::Number, .number = value});
    }

    void name() {
        const std::size_t begin = position_;
        while (position_ < text_.size() &&
               (begins_name(text_[position_]) || is_digit(text_[position_]))) {
            ++position_;
        }
        const std::string_view word = text_.substr(begin, position_ - begin);
        const bool is_called = !at_end() && here() == '(';
        const auto functions = Words<Function>::value;
        const auto* const function = std::find(functions.begin(), functions.end(), word);
        if (function != functions.end()) {
            call(static_cast<Function>(function - functions.begin()), word);
        } else if (is_called) {
            position_ = begin;
            fail(fmt::format(
                "has no function {}; there are {}, and a product is written {}*(",
                word,
                fmt::join(functions, ", "),
                word));
        } else if (word == "pi" || word == "e") {
            add({.kind = Kind::Number, .number = word == "e" ? std::numbers::e : std::numbers::pi});
        } else {
            add({.kind = Kind::Name, .name = open_name(word, begin)});
        }
    }

    void call(Function function, std::string_view word) {
        if (!accept('(')) {
            fail(fmt::format("expected ( after {}, got {}", word, what_stands_here()));
        }
        sum();
        close();
        add({.kind = Kind::Call, .function = function});
    }

    void close() {
        if (!accept(')')) {
            fail(fmt::format("expected an operator or ), got {}", what_stands_here()));
        }
    }

    std::size_t open_name(std::string_view word, std::size_t position) {
        auto& names = syntax_.names;
        const auto found = std::find_if(
            names.begin(), names.end(), [&](const OpenName& open) { return open.name == word; });
        const auto index = static_cast<std::size_t>(found - names.begin());
        if (found == names.end()) {
            names.push_back({std::string(word), position});
        }
        return index;
    }

    void add(const Symbol& symbol) { syntax_.symbols.push_back(symbol); }

    bool at_end() {
        while (position_ < text_.size() && is_space(text_[position_])) {
            ++position_;
        }
        return position_ == text_.size();
    }

    char here() const { return text_[position_]; }

    bool next_is(std::string_view word) {
        return !at_end() && text_.substr(position_, word.size()) == word;
    }

    bool accept(char c) {
        const bool found = !at_end() && here() == c;
        position_ += found ? 1 : 0;
        return found;
    }

    std::string what_stands_here() {
        if (at_end()) {
            return "the end";
        }
        std::size_t end = position_ + 1;
        while (end < text_.size() && continues_character(text_[end])) {
            ++end;
        }
        const std::string_view character = text_.substr(position_, end - position_);
        return fmt::format(
            "\"{}\"{}",
            character,
            static_cast<unsigned char>(here()) < 0x80U ? "" : " (names are a–z, 0–9 and _)");
    }

    [[noreturn]] void fail(const std::string& message) const {
        throw InvalidInput("expression", message + marked(text_, position_));
    }

    std::string_view text_;
    std::size_t position_ = 0;
    int depth_ = 0;
    Syntax syntax_;
};

}  // namespace

Syntax parse_expression(std::string_view text) {
    require(
        text.size() <= longest_text,
        "expression",
        "must have at most {} characters, got {}",
        longest_text,
        text.size());
    require(
        std::any_of(text.begin(), text.end(), [](char c) { return !is_space(c); }),
        "expression",
        "must not be empty");
    return Parser(text).parse();
}

std::string marked(std::string_view text, std::size_t position) {
    constexpr std::size_t most_before = 50;
    constexpr std::size_t most_after = 30;
    std::size_t begin = position - std::min(position, most_before);
    std::size_t end = std::min(text.size(), position + most_after);
    while (begin > 0 && continues_character(text[begin])) {
        --begin;
    }
    while (end < text.size() && continues_character(text[end])) {
        ++end;
    }
    std::string line(text.substr(begin, end - begin));
    std::replace_if(line.begin(), line.end(), is_space, ' ');
    const std::string_view before = text.substr(begin, position - begin);
    const auto column = before.size() - static_cast<std::size_t>(std::count_if(
                                            before.begin(), before.end(), continues_character));
    return fmt::format(
        "\n    {}{}{}\n    {:>{}}",
        begin > 0 ? "…" : "",
        line,
        end < text.size() ? "…" : "",
        "^",
        column + 1 + (begin > 0 ? 1 : 0));
}

}  // namespace feynet
