#pragma once

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

namespace feynet::test {

/// Whether every opening tag has its closing tag in the right order; <name …/> closes itself.
inline bool is_balanced(std::string_view html) {
    std::vector<std::string_view> open;
    for (std::size_t i = html.find('<'); i != std::string_view::npos; i = html.find('<', i + 1)) {
        const std::size_t end = html.find('>', i);
        if (end == std::string_view::npos) {
            return false;
        }
        const std::string_view tag = html.substr(i + 1, end - i - 1);
        if (tag.empty() || tag.front() == '!' || tag.back() == '/') {
            continue;
        }
        if (tag.front() != '/') {
            open.push_back(tag.substr(0, tag.find(' ')));
        } else if (open.empty() || open.back() != tag.substr(1)) {
            return false;
        } else {
            open.pop_back();
        }
    }
    return open.empty();
}

/// Whether `word` occurs with no letter on either side.
inline bool has_word(std::string_view text, std::string_view word) {
    const auto is_letter = [&](std::size_t i) {
        return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
    };
    for (std::size_t i = text.find(word); i != std::string_view::npos; i = text.find(word, i + 1)) {
        if (!(i > 0 && is_letter(i - 1)) && !is_letter(i + word.size())) {
            return true;
        }
    }
    return false;
}

/// Whether a printed NaN or infinity stands in the text.
inline bool has_non_number(std::string_view text) {
    return has_word(text, "nan") || has_word(text, "inf");
}

}  // namespace feynet::test
