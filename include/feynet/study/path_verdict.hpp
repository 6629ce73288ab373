#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/path_settings.hpp"

namespace feynet {

/// Writes the verdict of one network and its reasons: "pass" when every R̂, every N/τ_int, every
/// pull and the p of the correlator keep the thresholds of the run file, "fail" otherwise.
void judge(const PathSettings& settings, NetworkRun& run);

/// The verdict of all networks together, and the sentence on which of their agreements are algebra.
void judge(const PathSettings& settings, Summary& summary);

}  // namespace feynet
