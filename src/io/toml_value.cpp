#include "feynet/io/toml_value.hpp"

#include <fmt/format.h>

#include <cmath>

namespace feynet {

namespace {

std::string escaped(char c) {
    switch (c) {
        case '"':
            return "\\\"";
        case '\\':
            return "\\\\";
        case '\n':
            return "\\n";
        case '\t':
            return "\\t";
        default:
            break;
    }
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F ? fmt::format("\\u{:04X}", byte) : std::string(1, c);
}

struct Writer {
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return fmt::to_string(value); }
    std::string operator()(double value) const {
        std::string text = fmt::format("{}", value);
        const bool whole = text.find_first_of(".en") == std::string::npos;
        return whole ? text + ".0" : text;
    }
    std::string operator()(const std::string& value) const { return feynet::quoted(value); }
    std::string operator()(const TomlValue::List& list) const {
        std::string text = "[";
        for (const TomlValue& item : list) {
            text += (text.size() > 1 ? ", " : "") + to_toml(item);
        }
        return text + "]";
    }
};

}  // namespace

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        result += escaped(c);
    }
    return result + "\"";
}

std::string to_toml(const TomlValue& value) {
    return std::visit(Writer{}, value.value);
}

std::string shown(const TomlValue& value) {
    constexpr std::size_t longest = 60;
    std::string text = to_toml(value);
    if (text.size() <= longest) {
        return text;
    }
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return text.substr(0, end) + "…";
}

}  // namespace feynet
