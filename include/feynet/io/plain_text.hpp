#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace feynet {

/// The text without anything that could steer a terminal or a page: control characters (line feed
/// and tab stay) and direction overrides are dropped, bytes that are not UTF-8 become U+FFFD.
std::string printable(std::string_view text);

/// printable() on one line: line feeds and tabs become spaces.
std::string one_line(std::string_view text);

/// The number of terminal columns that printable text takes; combining accents take none.
///
/// East Asian wide characters are counted as one column.
std::size_t display_width(std::string_view text);

}  // namespace feynet
