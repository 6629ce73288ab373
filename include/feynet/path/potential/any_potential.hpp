#pragma once

#include "feynet/path/potential/cosine.hpp"
#include "feynet/path/potential/double_well.hpp"
#include "feynet/path/potential/expression.hpp"
#include "feynet/path/potential/free_particle.hpp"
#include "feynet/path/potential/harmonic.hpp"
#include "feynet/path/potential/morse.hpp"
#include "feynet/path/potential/polynomial.hpp"
#include "feynet/path/potential/quartic.hpp"

#include <variant>

namespace feynet {

/// Every potential a run file can name; a new one is its own header and one line here.
using AnyPotential = std::variant<  //
    HarmonicPotential,
    FreeParticle,
    QuarticPotential,
    PolynomialPotential,
    DoubleWell,
    MorsePotential,
    CosinePotential,
    ExpressionPotential>;

}  // namespace feynet
