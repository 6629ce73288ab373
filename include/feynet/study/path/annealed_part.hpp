#pragma once

#include "feynet/io/figure.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/study/path/annealing_settings.hpp"

#include <string>

namespace feynet {

/// One annealed path integral as a part of a summary: ln Z beside its exact value, and how the
/// ladder was made. Its error is not below the rounding of the actions that ln Z is made of.
NetworkRun annealed_part(
    std::string label, const AnnealedPaths& paths, const AnnealedRecord& record, double log_exact);

/// The density p(u) of u = w − ln ⟨eʷ⟩ over all paths, and eᵘ p(u), the same density in the
/// interacting theory: where the second has its mass there must be paths. Both are normalised; the
/// lightest hundredth of the paths is not drawn. No series where all weights are equal.
Figure weight_figure(const std::string& label, const AnnealedRecord& record);

}  // namespace feynet
