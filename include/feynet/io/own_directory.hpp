#pragma once

#include <filesystem>

namespace feynet {

/// Makes a directory inside that of a run, or finds it there. A link in its place is refused: what
/// a run writes stays below its own directory, whoever packed it.
/// @throws IoError if it is a link or cannot be made
void make_own_directory(const std::filesystem::path& path);

}  // namespace feynet
