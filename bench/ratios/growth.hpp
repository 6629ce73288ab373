#pragma once

#include "ratio.hpp"

#include <filesystem>

namespace feynet::bench {

/// How the cost of an independent number grows: ESS/s × N of ⟨x²⟩ and τ_int of the quartic
/// oscillator, against N at a = 0.1 and against a at T = 100. Prints two tables and writes
/// growth.html with the curves into a directory.
void measure_growth(Effort effort, const std::filesystem::path& directory);

}  // namespace feynet::bench
