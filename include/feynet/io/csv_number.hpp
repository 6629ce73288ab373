#pragma once

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <string>

namespace feynet {

/// A number as a cell of a table, empty where it is absent or not finite.
inline std::string csv_number(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? fmt::format("{}", *value) : std::string();
}

}  // namespace feynet
