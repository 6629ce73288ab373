#pragma once

#include "feynet/study/field_settings.hpp"

#include <string>

namespace feynet {

/// The M² of decay weights and of the action metric, and where it is from.
struct GaussianMass {
    double mass_squared = 1.0;
    std::string origin;  ///< for people
};

/// M² of the free field that stands nearest to the theory: that of a free field itself; what the
/// run file gives; otherwise 1/ξ² of the second moment as a pilot measures it from the start of
/// hartree_mass_squared(), between that value and 1/(2L)² for the longest extent L.
///
/// A wrong value costs efficiency and nothing else: the sampler is exact for any M².
GaussianMass gaussian_mass(const FieldSettings& settings);

}  // namespace feynet
