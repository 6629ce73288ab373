#pragma once

#include "feynet/holography/wilson/string_background.hpp"

#include <functional>

namespace feynet {

/// A learned metric h(η) = ∂ log √(f g³) of five dimensions, by what it has beyond the black brane:
/// H = h − 4 coth 4η, regular at the horizon η = 0, and its integral up to the boundary.
struct MetricExcess {
    std::function<double(double)> value;      ///< H(η)
    std::function<double(double)> remaining;  ///< ∫_η^∞ H dη, finite at η = 0
};

/// The bulk of a learned metric, which knows only f g³, if g = c₅ e^{2η}:
///
///     f = 4 c₅ e^{−6η} sinh²(4η) e^{−2∫_η^∞ H},  c₅ = (πT)²/16 · e^{2∫₀^∞ H},
///
/// so that f ≈ g at the boundary and the horizon has temperature T.
///
/// @throws InvalidInput if temperature is not positive, or ∫₀^∞ H is not finite
///
/// Source  Hashimoto, Sugishita, Tanaka & Tomiya, Phys. Rev. D 98 (2018) 106014.
StringBackground exponential_background(const MetricExcess& excess, double temperature);

/// The same if g = 2c cosh(2η), as of the black brane, which is the case H = 0:
///
///     f = 2c sinh²(2η)/cosh(2η) · e^{−2∫_η^∞ H},  c = (πT)²/2 · e^{2∫₀^∞ H}.
///
/// @throws InvalidInput if temperature is not positive, or ∫₀^∞ H is not finite
StringBackground cosh_background(const MetricExcess& excess, double temperature);

}  // namespace feynet
