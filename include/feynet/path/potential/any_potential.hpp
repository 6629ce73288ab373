#pragma once

#include "feynet/path/potential/free_particle.hpp"
#include "feynet/path/potential/harmonic.hpp"
#include "feynet/path/potential/quartic.hpp"

#include <variant>

namespace feynet {

/// Every potential a run file can name; a new one is its own header and one line here.
using AnyPotential = std::variant<  //
    HarmonicPotential,
    FreeParticle,
    QuarticPotential>;

}  // namespace feynet
