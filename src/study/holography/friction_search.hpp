#pragma once

#include "feynet/study/execution.hpp"
#include "feynet/study/holography/friction_settings.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// Fits from several starts, best first; those that let motions run away are left out.
std::vector<FrictionFit> friction_fits(
    const FrictionSettings& settings,
    const StoppingNetwork& network,
    const StoppingData& data,
    const Execution& execution);

/// The posterior where it is largest, as found from the best fit and from the constants that fits
/// began with; nothing where motions run away from all of them.
std::optional<FrictionPosterior> best_posterior(
    const FrictionSettings& settings,
    const StoppingNetwork& network,
    const StoppingData& data,
    const std::vector<FrictionFit>& fits);

}  // namespace feynet
