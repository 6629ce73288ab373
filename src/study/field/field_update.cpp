#include "feynet/study/field/field_update.hpp"

#include "feynet/core/error.hpp"

#include <fmt/format.h>

#include <charconv>

namespace feynet {
namespace {

constexpr Index most_times = 10000;

/// The number behind the word, 1 if there is none.
Index times_from(std::string_view key, std::string_view text) {
    const std::size_t digits = text.find_first_not_of(' ');
    if (digits == std::string_view::npos) {
        return 1;
    }
    Index times = 0;
    const std::string_view number = text.substr(digits);
    const char* end = number.data() + number.size();
    const auto [stop, failure] = std::from_chars(number.data(), end, times);
    require(
        failure == std::errc() && stop == end && times >= 1 && times <= most_times,
        key,
        "must have a number 1 … {} behind the update, got \"{}\"",
        most_times,
        number);
    return times;
}

}  // namespace

FieldUpdate ParameterType<FieldUpdate>::from(std::string_view key, const TomlValue& value) {
    const std::string text = text_from(key, value);
    const std::size_t space = text.find(' ');
    const std::string kind = text.substr(0, space);
    return {
        .kind = static_cast<UpdateKind>(word_from(key, {kind}, Words<UpdateKind>::value)),
        .times = space == std::string::npos ? 1 : times_from(key, text.substr(space))};
}

TomlValue ParameterType<FieldUpdate>::to(const FieldUpdate& update) {
    const std::string_view kind = word(update.kind);
    return {update.times == 1 ? std::string(kind) : fmt::format("{} {}", kind, update.times)};
}

std::string ParameterType<FieldUpdate>::type() {
    return one_of(Words<UpdateKind>::value) + " and a number";
}

}  // namespace feynet
