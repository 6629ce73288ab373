#include "feynet/io/plain_text.hpp"

#include <array>
#include <cstdint>

namespace feynet {

namespace {

/// One character of a UTF-8 string; `valid` is false for a byte that starts none.
struct Character {
    std::uint32_t code = 0;
    std::size_t length = 1;
    bool valid = false;
};

std::size_t sequence_length(unsigned char first) {
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return 2;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        return 3;
    }
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

/// Shortest form only, no surrogates, nothing above U+10FFFF: RFC 3629, section 3.
bool is_scalar(std::uint32_t code, std::size_t length) {
    constexpr auto smallest = std::to_array<std::uint32_t>({0, 0, 0x80, 0x800, 0x10000});
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code >= smallest[length] && code <= 0x10FFFF && !surrogate;
}

Character character_at(std::string_view text, std::size_t position) {
    const auto first = static_cast<unsigned char>(text[position]);
    const std::size_t length = sequence_length(first);
    if (length == 0 || position + length > text.size()) {
        return {};
    }
    std::uint32_t code = length == 1 ? first : first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[position + i]);
        if ((byte & 0xC0U) != 0x80U) {
            return {};
        }
        code = (code << 6U) | (byte & 0x3FU);
    }
    return is_scalar(code, length) ? Character{code, length, true} : Character{};
}

bool steers(std::uint32_t code) {
    const bool control = (code < 0x20 && code != '\n' && code != '\t') ||
                         (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029;
    const bool direction = code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
                           (code >= 0x2066 && code <= 0x2069);
    return control || direction || code == 0xFEFF;
}

bool takes_no_column(std::uint32_t code) {
    return (code >= 0x0300 && code <= 0x036F) || (code >= 0x200B && code <= 0x200D);
}

}  // namespace

std::string printable(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Character character = character_at(text, i);
        if (!character.valid) {
            result += "\uFFFD";
        } else if (!steers(character.code)) {
            result += text.substr(i, character.length);
        }
        i += character.length;
    }
    return result;
}

std::string one_line(std::string_view text) {
    std::string result = printable(text);
    for (char& c : result) {
        c = c == '\n' || c == '\t' ? ' ' : c;
    }
    return result;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const Character character = character_at(text, i);
        width += takes_no_column(character.code) ? 0 : 1;
        i += character.length;
    }
    return width;
}

}  // namespace feynet
