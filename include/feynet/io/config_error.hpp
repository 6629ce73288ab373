#pragma once

#include <stdexcept>
#include <string_view>

namespace feynet {

/// A run file or an option that cannot be run; what() is the complete message, one line per
/// mistake, each beginning with its place: `run.toml:3:1: unknown key "spacng" in [time], did you
/// mean "spacing"?`.
///
/// Control characters of the message are shown as `?`, so that no file can steer a terminal.
class ConfigError : public std::runtime_error {
public:
    explicit ConfigError(std::string_view message);
};

}  // namespace feynet
