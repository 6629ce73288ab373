#pragma once

#include <chrono>
#include <string_view>

namespace feynet {

/// A time as it is typed: a number and s, m, h or d, "0.2s", "60s", "5m".
///
/// @throws InvalidInput naming `key` unless it is one, positive and at most ten years
std::chrono::duration<double> duration_from(std::string_view key, std::string_view text);

}  // namespace feynet
