#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace feynet {

/// Named values in a fixed order, to be written as one JSON object; a number that is not finite is
/// null.
struct JsonObject {
    /// What a field can hold.
    using Value = std::variant<std::string, double, std::int64_t, bool, JsonObject>;

    std::vector<std::pair<std::string, Value>> fields{};
};

/// The object on one line.
std::string to_json_line(const JsonObject& object);

/// The object with one field per line and a newline at its end.
std::string to_json(const JsonObject& object);

}  // namespace feynet
