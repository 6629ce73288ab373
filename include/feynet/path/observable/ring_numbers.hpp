#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/path/path_system.hpp"

#include <memory>

namespace feynet {

/// All scalar_observables() of a ring in their order, and last (1/N) Σ xₙ ∂S/∂xₙ, in one pass over
/// the path: all of them are linear in the sums of x, x², x⁴, V, x V' and (Δx)².
///
/// @returns  nothing unless the grid is a ring with the site rule and a potential without
///           corrections
std::unique_ptr<const Observable> ring_numbers(const PathSystem& system);

}  // namespace feynet
