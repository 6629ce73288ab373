#pragma once

#include "feynet/core/block.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// A value of a JSON text that holds numbers, with the line it begins on.
struct JsonNumbers {
    enum class Kind { Number, List, Object, Other };

    Kind kind = Kind::Other;  ///< Other: a string, true, false or null, whose value is not kept
    double number = 0.0;
    std::vector<JsonNumbers> list{};
    std::map<std::string, JsonNumbers, std::less<>> object{};
    Index line = 1;
};

/// @param  name  the name of the text in messages
/// @throws ConfigError with file and line if it is not JSON
JsonNumbers parse_json_numbers(std::string_view text, const std::string& name);

}  // namespace feynet
