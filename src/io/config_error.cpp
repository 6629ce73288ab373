#include "feynet/io/config_error.hpp"

#include <algorithm>
#include <string>

namespace feynet {

namespace {

std::string without_control_characters(std::string_view text) {
    std::string result(text);
    std::replace_if(
        result.begin(),
        result.end(),
        [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F; },
        '?');
    return result;
}

}  // namespace

ConfigError::ConfigError(std::string_view message)
    : std::runtime_error(without_control_characters(message)) {}

}  // namespace feynet
