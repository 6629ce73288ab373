#pragma once

#include <string_view>

namespace feynet {

/// Refuses what a TOML parser may stumble over, before it sees the text: more than 1 MiB, control
/// bytes, bytes beyond ASCII outside strings and comments, texts of several lines, brackets and
/// quotation marks out of place, brackets nested deeper than 32, keys of more than 32 parts,
/// more than 10 000 keys or sections.
///
/// @param  name  the name of the text in messages
/// @throws ConfigError with line and column
void guard_toml(std::string_view text, std::string_view name);

}  // namespace feynet
