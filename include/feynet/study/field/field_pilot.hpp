#pragma once

#include "feynet/study/field/field_settings.hpp"

#include <string>

namespace feynet {

/// The M² of decay weights and of the action metric, and where it is from.
struct GaussianMass {
    double mass_squared = 1.0;
    std::string origin;  ///< for people
};

/// M² of the free field that stands nearest to the theory: that of a free field itself; what the
/// run file gives; where clusters are flipped, which move the slow modes, that of
/// hartree_mass_squared(); otherwise the geometric mean of it and of 1/ξ² of the second moment as a
/// pilot measures it.
///
/// Kicks are as strong as the short waves see the mass, which is near the mean's, while a rotation
/// moves the slowest wave the faster the lighter M is: between the two the effort per independent
/// field is least. A wrong value costs efficiency and nothing else: the sampler is exact for any
/// M².
GaussianMass gaussian_mass(const FieldSettings& settings);

}  // namespace feynet
