#pragma once

#include "feynet/io/summary.hpp"

#include <filesystem>

namespace feynet {

/// What a summary.json says of the numbers of a run: title, theory, lattice, verdict, and of each
/// network its name, verdict and observables (their formulas are not in the file). Curves, pictures
/// and samples are left.
///
/// @throws ConfigError if there is no such file, or it is no summary of a run
/// @throws IoError if it cannot be read
Summary read_summary(const std::filesystem::path& path);

}  // namespace feynet
