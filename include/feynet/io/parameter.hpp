#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"
#include "feynet/io/toml_value.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace feynet {

/// The value as a finite number; whole numbers are numbers.
/// @throws InvalidInput naming the key
double number_from(std::string_view key, const TomlValue& value);

/// The value as a whole number; 1e12 is one, 1.5 is not.
/// @throws InvalidInput naming the key
std::int64_t whole_number_from(std::string_view key, const TomlValue& value);

/// The value as a text.
/// @throws InvalidInput naming the key
std::string text_from(std::string_view key, const TomlValue& value);

/// The value as true or false.
/// @throws InvalidInput naming the key
bool truth_from(std::string_view key, const TomlValue& value);

/// The position of the value among the words.
/// @throws InvalidInput naming the key, the words and the nearest of them
std::size_t word_from(
    std::string_view key, const TomlValue& value, std::span<const std::string_view> words);

/// The words as people list them: "one of site, step, relu".
std::string one_of(std::span<const std::string_view> words);

/// How a parameter of type T stands in a run file: `from` reads it, `to` writes it (nothing if it
/// is not set), `type` says what is expected.
template <typename T>
struct ParameterType;

template <>
struct ParameterType<double> {
    static double from(std::string_view key, const TomlValue& value) {
        return number_from(key, value);
    }
    static TomlValue to(double value) { return {value}; }
    static std::string type() { return "number"; }
};

template <>
struct ParameterType<Index> {
    static Index from(std::string_view key, const TomlValue& value) {
        return whole_number_from(key, value);
    }
    static TomlValue to(Index value) { return {std::int64_t{value}}; }
    static std::string type() { return "whole number"; }
};

template <>
struct ParameterType<std::uint64_t> {
    static std::uint64_t from(std::string_view key, const TomlValue& value);
    static TomlValue to(std::uint64_t value);
    static std::string type() { return "whole number ≥ 0"; }
};

template <>
struct ParameterType<std::string> {
    static std::string from(std::string_view key, const TomlValue& value) {
        return text_from(key, value);
    }
    static TomlValue to(const std::string& value) { return {value}; }
    static std::string type() { return "text"; }
};

template <>
struct ParameterType<bool> {
    static bool from(std::string_view key, const TomlValue& value) {
        return truth_from(key, value);
    }
    static TomlValue to(bool value) { return {value}; }
    static std::string type() { return "true or false"; }
};

template <typename Enum>
requires std::is_enum_v<Enum>
struct ParameterType<Enum> {
    static Enum from(std::string_view key, const TomlValue& value) {
        return static_cast<Enum>(word_from(key, value, Words<Enum>::value));
    }
    static TomlValue to(Enum value) { return {std::string(word(value))}; }
    static std::string type() { return one_of(Words<Enum>::value); }
};

/// A parameter that may be absent.
template <typename T>
struct ParameterType<std::optional<T>> {
    static std::optional<T> from(std::string_view key, const TomlValue& value) {
        return ParameterType<T>::from(key, value);
    }
    static std::optional<TomlValue> to(const std::optional<T>& parameter) {
        if (!parameter) {
            return std::nullopt;
        }
        return ParameterType<T>::to(*parameter);
    }
    static std::string type() { return ParameterType<T>::type() + ", optional"; }
};

/// The items of a list; a single value is a list of one.
/// @throws InvalidInput naming the key if the list is empty
TomlValue::List list_from(std::string_view key, const TomlValue& value);

/// A list; a single value stands for a list of one.
template <typename T>
struct ParameterType<std::vector<T>> {
    static std::vector<T> from(std::string_view key, const TomlValue& value) {
        std::vector<T> list;
        for (const TomlValue& item : list_from(key, value)) {
            list.push_back(ParameterType<T>::from(key, item));
        }
        return list;
    }
    static std::optional<TomlValue> to(const std::vector<T>& parameter) {
        TomlValue::List list;
        for (const T& item : parameter) {
            list.push_back(ParameterType<T>::to(item));
        }
        if (list.empty()) {
            return std::nullopt;
        }
        return list.size() == 1 ? list.front() : TomlValue{std::move(list)};
    }
    static std::string type() { return ParameterType<T>::type() + ", or a list"; }
};

/// A matrix, row by row; a single row stands for a matrix of one.
template <typename T>
struct ParameterType<std::vector<std::vector<T>>> {
    static std::vector<std::vector<T>> from(std::string_view key, const TomlValue& value) {
        std::vector<std::vector<T>> rows;
        for (const TomlValue& row : list_from(key, value)) {
            rows.push_back(ParameterType<std::vector<T>>::from(key, row));
        }
        return rows;
    }
    static std::optional<TomlValue> to(const std::vector<std::vector<T>>& parameter) {
        if (parameter.empty()) {
            return std::nullopt;
        }
        TomlValue::List rows;
        for (const std::vector<T>& row : parameter) {
            TomlValue::List items;
            for (const T& item : row) {
                items.push_back(ParameterType<T>::to(item));
            }
            rows.push_back({std::move(items)});
        }
        return TomlValue{std::move(rows)};
    }
    static std::string type() { return "list of rows of a " + ParameterType<T>::type(); }
};

/// One key of a section for people who look for it.
struct ParameterInfo {
    std::string key;
    std::string type;           ///< "number", "whole number", "one of site, step, …"
    std::string default_value;  ///< TOML text, empty where there is none
    std::string help;
};

/// The keys of a settings struct with their defaults, in its own order.
///
/// `Settings` names its parameters in `visit_parameters(self, visitor)` by `visitor(key,
/// self.member, help)`.
template <typename Settings>
std::vector<ParameterInfo> describe(const Settings& defaults = Settings{}) {
    std::vector<ParameterInfo> list;
    auto note = [&list]<typename T>(
                    std::string_view key, const T& parameter, std::string_view help) {
        const std::optional<TomlValue> value = ParameterType<T>::to(parameter);
        list.push_back(
            {std::string(key),
             ParameterType<T>::type(),
             value ? to_toml(*value) : "",
             std::string(help)});
    };
    Settings::visit_parameters(defaults, note);
    return list;
}

}  // namespace feynet
