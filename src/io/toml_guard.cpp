#include "feynet/io/toml_guard.hpp"

#include "feynet/io/config_error.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace feynet {

namespace {

constexpr std::size_t largest_text = std::size_t{1} << 20U;
constexpr std::size_t deepest_nesting = 32;
constexpr int most_dots = 32;
constexpr int most_sections = 10000;
constexpr int most_keys = 10000;

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

bool is_quote(char c) {
    return c == '"' || c == '\'';
}

bool contains(std::string_view letters, char c) {
    return letters.find(c) != std::string_view::npos;
}

/// A text with the line and column that a reader has come to.
class Cursor {
public:
    Cursor(std::string_view text, std::string_view name) : text_(text), name_(name) {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        position_ = ahead(byte_order_mark) ? byte_order_mark.size() : 0;
    }

    std::size_t line() const { return line_; }
    bool at_end() const { return position_ >= text_.size(); }
    char letter() const { return text_[position_]; }
    bool ahead(std::string_view word) const { return text_.substr(position_, word.size()) == word; }

    [[noreturn]] void refuse(const std::string& reason) const {
        throw ConfigError(fmt::format("{}:{}:{}: {}", name_, line_, column_, reason));
    }

    [[noreturn]] void refuse_line(std::size_t line, const std::string& reason) const {
        throw ConfigError(fmt::format("{}:{}: {}", name_, line, reason));
    }

    void advance() {
        const char c = letter();
        const bool line_end = c == '\n' || ahead("\r\n");
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\t' && !line_end) || byte == 0x7F) {
            refuse(fmt::format("control character 0x{:02X}", byte));
        }
        ++position_;
        if (c == '\n') {
            ++line_;
            column_ = 1;
        } else if ((byte & 0xC0U) != 0x80U) {
            ++column_;
        }
    }

    void advance(std::size_t count) {
        for (std::size_t i = 0; i < count && !at_end(); ++i) {
            advance();
        }
    }

private:
    std::string_view text_;
    std::string_view name_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
    std::size_t column_ = 1;
};

/// Reads the text once and knows names, values, strings, comments and brackets from each other.
///
/// It is stricter than TOML about where a string or a bracket may begin: after a mistake toml++
/// reads on to the end of the value for its message, and what this scan takes for a string must not
/// lie there.
class Scan {
public:
    Scan(std::string_view text, std::string_view name) : cursor_(text, name) {}

    void run() {
        while (!cursor_.at_end()) {
            const char c = cursor_.letter();
            if (c == '#') {
                skip_comment();
            } else if (is_quote(c)) {
                skip_string(c);
                last_ = c;
            } else {
                bare(c);
                cursor_.advance();
            }
        }
        if (level() == Level::List) {
            cursor_.refuse_line(
                first_line_, "a list begins here and never ends: its ']' is missing");
        }
    }

private:
    /// What encloses the cursor: nothing, the brackets of a section, of a list or of an inline
    /// table.
    enum class Level : char { Line, Section, List, Table };

    void skip_comment() {
        while (!cursor_.at_end() && cursor_.letter() != '\n') {
            cursor_.advance();
        }
    }

    void skip_string(char quote) {
        if (!contains(in_value_ ? "=,[" : "\n.,{[", last_)) {
            cursor_.refuse("a quotation mark where no text can begin");
        }
        if (cursor_.ahead(std::string(3, quote))) {
            cursor_.refuse("texts of several lines have no meaning here");
        }
        cursor_.advance();
        while (!cursor_.at_end() && cursor_.letter() != quote && cursor_.letter() != '\n') {
            cursor_.advance(quote == '"' && cursor_.letter() == '\\' ? 2 : 1);
        }
        if (cursor_.at_end() || cursor_.letter() == '\n') {
            cursor_.refuse("the text that began on this line does not end on it");
        }
        cursor_.advance();
    }

    void bare(char c) {
        if (!is_ascii(c)) {
            cursor_.refuse("letters beyond ASCII are allowed in comments and quoted strings only");
        }
        if (is_blank(c)) {
            return;
        }
        if (is_quote(last_) && !contains("=.,]}\n", c)) {
            cursor_.refuse("something follows the quotation mark that ends a text");
        }
        if (c == '.' && ++dots_ > most_dots) {
            cursor_.refuse(fmt::format("more than {} dots in one name", most_dots));
        }
        if (contains("=,\n[]{}", c)) {
            dots_ = 0;
            structure(c);
        }
        if (c != '\n' || level() != Level::List) {
            last_ = c;
        }
    }

    void structure(char c) {
        switch (c) {
            case '=':
                if (in_value_ || level() == Level::Section) {
                    cursor_.refuse("'=' where no value can begin" + open_list());
                }
                if (++n_keys_ > most_keys) {
                    cursor_.refuse(fmt::format("more than {} keys, not a run file", most_keys));
                }
                in_value_ = true;
                break;
            case ',':
                if (level() != Level::List && level() != Level::Table) {
                    cursor_.refuse("',' outside a list");
                }
                in_value_ = level() == Level::List;
                break;
            case '\n':
                if (level() == Level::Table || level() == Level::Section) {
                    cursor_.refuse("the bracket that began on this line does not end on it");
                }
                in_value_ = in_value_ && level() != Level::Line;
                break;
            case ']':
            case '}':
                close(c);
                break;
            default:
                open(c);
        }
    }

    /// Where the list began that a line with '=' may have been meant to follow.
    std::string open_list() const {
        return level() == Level::List
                   ? fmt::format(
                         ", in a list that began on line {}: is its ']' missing?", first_line_)
                   : "";
    }

    Level level() const { return open_.empty() ? Level::Line : open_.back(); }

    void open(char bracket) {
        const bool section = bracket == '[' && !in_value_;
        if (!(section ? last_ == '\n' || last_ == '[' : in_value_ && contains("=,[", last_))) {
            cursor_.refuse(fmt::format("'{}' where no value can begin{}", bracket, open_list()));
        }
        if (section && last_ != '[' && ++n_sections_ > most_sections) {
            cursor_.refuse(fmt::format("more than {} sections, not a run file", most_sections));
        }
        if (open_.empty()) {
            first_line_ = cursor_.line();
        }
        open_.push_back(section ? Level::Section : bracket == '[' ? Level::List : Level::Table);
        in_value_ = level() == Level::List;
        if (open_.size() > deepest_nesting) {
            cursor_.refuse(fmt::format("brackets nested deeper than {}", deepest_nesting));
        }
    }

    void close(char bracket) {
        const bool matches = bracket == '}' ? level() == Level::Table
                                            : level() == Level::List || level() == Level::Section;
        if (!matches) {
            cursor_.refuse(fmt::format("'{}' closes nothing that is open", bracket));
        }
        in_value_ = level() != Level::Section;
        open_.pop_back();
    }

    Cursor cursor_;
    char last_ = '\n';  ///< the latest letter that is neither blank nor in a comment
    bool in_value_ = false;
    int dots_ = 0;
    int n_sections_ = 0;
    int n_keys_ = 0;
    std::vector<Level> open_;
    std::size_t first_line_ = 0;  ///< of the outermost bracket that is open
};

}  // namespace

void guard_toml(std::string_view text, std::string_view name) {
    if (text.size() > largest_text) {
        throw ConfigError(fmt::format("{}: larger than 1 MiB, not a run file", name));
    }
    if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF") {
        throw ConfigError(fmt::format("{}:1:1: is UTF-16, expected a text in UTF-8", name));
    }
    Scan(text, name).run();
}

}  // namespace feynet
