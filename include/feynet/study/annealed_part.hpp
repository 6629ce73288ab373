#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/annealing_settings.hpp"

#include <string>

namespace feynet {

/// One annealed path integral as a part of a summary: ln Z beside its exact value, and how the
/// ladder was made. Its error is not below the rounding of the actions that ln Z is made of.
NetworkRun annealed_part(
    std::string label, const AnnealedPaths& paths, const AnnealedRecord& record, double log_exact);

}  // namespace feynet
