#pragma once

#include "feynet/io/summary.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace feynet {

/// What a summary.json says of the numbers of a run: title, theory, lattice, verdict, and of each
/// network its name, verdict and observables with their formulas. Curves, pictures and samples
/// are left.
///
/// @throws ConfigError if there is no such file, or it is no summary of a run
/// @throws IoError if it cannot be read
Summary read_summary(const std::filesystem::path& path);

/// @param  name  the name of the text in messages
/// @throws ConfigError if it is no summary of a run
Summary parse_summary(std::string_view text, const std::string& name);

}  // namespace feynet
