#pragma once

#include "feynet/core/node_potential.hpp"
#include "feynet/path/path_system.hpp"

#include <memory>

namespace feynet {

/// What an oscillator of frequency Ω leaves of the action of a system in the site rule,
///
///     R = Σₙ a cₙ [V(xₙ) − ½ m Ω² xₙ²],    cₙ = 1, and ½ at open ends:
///
/// with DecayAction the action in the weights of a decay network of the same rule, mass and Ω.
///
/// @returns  nothing in a midpoint rule, where the potential couples neighbours
std::unique_ptr<const NodePotential> site_rest(const PathSystem& system, double frequency);

}  // namespace feynet
