#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace feynet {

/// The text of a file that a person names.
///
/// @param what     what it should be, for messages: "a run file"
/// @param largest  in bytes; of a larger file its first `largest` + 1 bytes are given
/// @throws ConfigError if there is no such file
/// @throws IoError if it is a directory or cannot be read
std::string text_of_file(
    const std::filesystem::path& path, std::string_view what, std::size_t largest);

}  // namespace feynet
