#include "feynet/io/parameter.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/nearest_word.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace feynet {

double number_from(std::string_view key, const TomlValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value.value)) {
        return static_cast<double>(*whole);
    }
    const auto* number = std::get_if<double>(&value.value);
    require(number != nullptr, key, "expected a number, got {}", shown(value));
    require(std::isfinite(*number), key, "expected a finite number, got {}", shown(value));
    return *number;
}

namespace {

/// More than any run counts; a million of it are still 64 bits.
constexpr std::int64_t most_counted = 1'000'000'000'000;

std::int64_t any_whole_number(std::string_view key, const TomlValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value.value)) {
        return *whole;
    }
    constexpr double largest_exact = 9007199254740992.0;
    const auto* number = std::get_if<double>(&value.value);
    require(
        number != nullptr && std::trunc(*number) == *number && std::abs(*number) <= largest_exact,
        key,
        "expected a whole number, got {}",
        shown(value));
    return static_cast<std::int64_t>(*number);
}

}  // namespace

std::int64_t whole_number_from(std::string_view key, const TomlValue& value) {
    const std::int64_t number = any_whole_number(key, value);
    require(
        number >= -most_counted && number <= most_counted,
        key,
        "must be at most {}, with either sign, got {}",
        most_counted,
        number);
    return number;
}

std::string text_from(std::string_view key, const TomlValue& value) {
    const auto* text = std::get_if<std::string>(&value.value);
    require(text != nullptr, key, "expected a text in quotes, got {}", shown(value));
    return *text;
}

bool truth_from(std::string_view key, const TomlValue& value) {
    const auto* truth = std::get_if<bool>(&value.value);
    require(truth != nullptr, key, "expected true or false, got {}", shown(value));
    return *truth;
}

std::string one_of(std::span<const std::string_view> words) {
    return fmt::format("one of {}", fmt::join(words, ", "));
}

std::size_t word_from(
    std::string_view key, const TomlValue& value, std::span<const std::string_view> words) {
    const auto* text = std::get_if<std::string>(&value.value);
    require(text != nullptr, key, "expected {}, got {}", one_of(words), shown(value));
    const auto found = std::find(words.begin(), words.end(), *text);
    if (found == words.end()) {
        const std::optional<std::string_view> nearest = nearest_word(*text, words);
        const std::string advice =
            nearest ? fmt::format(", did you mean \"{}\"?", *nearest) : std::string();
        throw InvalidInput(
            std::string(key),
            fmt::format("expected {}, got {}{}", one_of(words), shown(value), advice));
    }
    return static_cast<std::size_t>(found - words.begin());
}

TomlValue::List list_from(std::string_view key, const TomlValue& value) {
    const auto* list = std::get_if<TomlValue::List>(&value.value);
    if (list == nullptr) {
        return {value};
    }
    require(!list->empty(), key, "expected at least one value, got []");
    return *list;
}

std::uint64_t ParameterType<std::uint64_t>::from(std::string_view key, const TomlValue& value) {
    const std::int64_t number = any_whole_number(key, value);
    require(number >= 0, key, "expected a whole number ≥ 0, got {}", number);
    return static_cast<std::uint64_t>(number);
}

TomlValue ParameterType<std::uint64_t>::to(std::uint64_t value) {
    assert(value <= static_cast<std::uint64_t>(INT64_MAX) && "beyond what TOML can write");
    return {static_cast<std::int64_t>(value)};
}

}  // namespace feynet
