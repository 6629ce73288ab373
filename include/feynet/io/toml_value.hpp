#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace feynet {

/// A value of a run file: a truth value, a number, a text or a list of them.
struct TomlValue {
    /// An array.
    using List = std::vector<TomlValue>;

    std::variant<bool, std::int64_t, double, std::string, List> value;
};

/// The text as a TOML string in double quotes, control characters escaped.
std::string quoted(std::string_view text);

/// The value as TOML text; a double is written so that reading gives the same bits.
std::string to_toml(const TomlValue& value);

/// The value as TOML text for a message, cut where it gets long.
std::string shown(const TomlValue& value);

}  // namespace feynet
