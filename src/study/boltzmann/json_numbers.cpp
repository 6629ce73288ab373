#include "json_numbers.hpp"

#include "feynet/io/config_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

namespace feynet {
namespace {

/// Lists and objects within each other; a text of brackets alone would exhaust the stack.
constexpr int most_levels = 32;

class JsonParser {
public:
    JsonParser(std::string_view text, const std::string& name) : rest_(text), name_(name) {}

    JsonNumbers whole() {
        JsonNumbers value = next_value(0);
        skip_blanks();
        if (!rest_.empty()) {
            fail("the end");
        }
        return value;
    }

private:
    JsonNumbers next_value(int level) {
        skip_blanks();
        JsonNumbers value{.line = line_};
        if (rest_.empty() || level > most_levels) {
            fail("a value");
        }
        if (take('{')) {
            value.kind = JsonNumbers::Kind::Object;
            fill_object(value, level);
        } else if (take('[')) {
            value.kind = JsonNumbers::Kind::List;
            fill_list(value, level);
        } else if (rest_.front() == '"') {
            text();
        } else if (!take_word()) {
            value.kind = JsonNumbers::Kind::Number;
            value.number = number();
        }
        return value;
    }

    void fill_object(JsonNumbers& value, int level) {
        for (bool is_first = true; !take('}'); is_first = false) {
            if (!is_first && !take(',')) {
                fail("\",\" or \"}\"");
            }
            skip_blanks();
            std::string key = text();
            if (!take(':')) {
                fail("\":\"");
            }
            value.object.insert_or_assign(std::move(key), next_value(level + 1));
        }
    }

    void fill_list(JsonNumbers& value, int level) {
        for (bool is_first = true; !take(']'); is_first = false) {
            if (!is_first && !take(',')) {
                fail("\",\" or \"]\"");
            }
            value.list.push_back(next_value(level + 1));
        }
    }

    /// What stands between quotation marks, escapes as they are written.
    std::string text() {
        std::size_t end = 1;
        while (end < rest_.size() && rest_[end] != '"' && rest_[end] != '\n') {
            end += rest_[end] == '\\' ? 2 : 1;
        }
        if (rest_.empty() || rest_.front() != '"' || end >= rest_.size() || rest_[end] != '"') {
            fail("a text in quotation marks");
        }
        std::string inner(rest_.substr(1, end - 1));
        rest_.remove_prefix(end + 1);
        return inner;
    }

    bool take_word() {
        for (const std::string_view word : {"true", "false", "null"}) {
            if (rest_.substr(0, word.size()) == word) {
                rest_.remove_prefix(word.size());
                return true;
            }
        }
        return false;
    }

    double number() {
        double value = 0.0;
        const char* const end = rest_.data() + rest_.size();
        const auto [rest, error] = std::from_chars(rest_.data(), end, value);
        if (error != std::errc() || !std::isfinite(value)) {
            fail("a finite number");
        }
        rest_.remove_prefix(static_cast<std::size_t>(rest - rest_.data()));
        return value;
    }

    bool take(char symbol) {
        skip_blanks();
        const bool is_there = !rest_.empty() && rest_.front() == symbol;
        rest_.remove_prefix(is_there ? 1 : 0);
        return is_there;
    }

    void skip_blanks() {
        while (!rest_.empty() && std::string_view(" \t\r\n").find(rest_.front()) < 4) {
            line_ += rest_.front() == '\n' ? 1 : 0;
            rest_.remove_prefix(1);
        }
    }

    [[noreturn]] void fail(std::string_view expected) const {
        constexpr std::size_t shown = 20;
        throw ConfigError(fmt::format(
            "{}:{}: is not JSON: expected {}, got \"{}\"",
            name_,
            line_,
            expected,
            rest_.substr(0, std::min(rest_.find('\n'), shown))));
    }

    std::string_view rest_;
    const std::string& name_;
    Index line_ = 1;
};

}  // namespace

JsonNumbers parse_json_numbers(std::string_view text, const std::string& name) {
    return JsonParser(text, name).whole();
}

}  // namespace feynet
