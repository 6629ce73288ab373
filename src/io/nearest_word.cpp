#include "feynet/io/nearest_word.hpp"

#include "feynet/core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace feynet {

namespace {

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    std::vector<std::size_t> next(b.size() + 1);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = small(a[i - 1]) == small(b[j - 1]);
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && small(a[i - 1]) == small(b[j - 2]) &&
                small(a[i - 2]) == small(b[j - 1])) {
                next[j] = std::min(next[j], before[j - 2] + 1);
            }
        }
        before.swap(row);
        row.swap(next);
    }
    return row[b.size()];
}

std::optional<std::string_view> nearest_word(
    std::string_view typed, std::span<const std::string_view> words) {
    constexpr std::size_t longest = 64;
    if (typed.size() > longest) {
        return std::nullopt;
    }
    std::optional<std::string_view> nearest;
    std::size_t least = std::max<std::size_t>(1, typed.size() / 3) + 1;
    for (const std::string_view word : words) {
        const std::size_t distance = edit_distance(typed, word);
        if (distance < least) {
            least = distance;
            nearest = word;
        }
    }
    return nearest;
}

void require_word(
    std::string_view argument, std::string_view given, std::span<const std::string_view> words) {
    if (std::find(words.begin(), words.end(), given) != words.end()) {
        return;
    }
    const auto nearest = nearest_word(given, words);
    throw InvalidInput(
        std::string(argument),
        fmt::format(
            "expected one of {}, got \"{}\"{}",
            fmt::join(words.begin(), words.end(), ", "),
            given,
            nearest ? fmt::format(", did you mean \"{}\"?", *nearest) : ""));
}

}  // namespace feynet
