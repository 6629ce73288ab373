#pragma once

#include "feynet/path/potential/any_potential.hpp"

#include <optional>

namespace feynet {

/// Whether V(−x) = V(x), so that the signs of a path can be flipped.
///
/// A potential that knows says so by a method is_even(); any other is compared with its mirror
/// image at many |x| from 10⁻³ to 10³, to 10⁻¹² of the largest |V| up to there.
bool is_even(const AnyPotential& potential);

/// The place x > 0 of the right one of two wells of an even potential, its first minimum that is
/// lower than V(0); nothing where the potential is not even or has no such minimum up to 10³.
std::optional<double> twin_well(const AnyPotential& potential);

}  // namespace feynet
