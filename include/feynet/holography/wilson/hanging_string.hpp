#pragma once

#include "feynet/holography/wilson/string_background.hpp"

#include <optional>

namespace feynet {

/// The string at rest between a quark and an antiquark: of all that join them the one of least
/// energy, which hangs from the boundary down to its turning point.
struct HangingString {
    double turning_point;  ///< η₀
    double separation;     ///< d, in units of L
    double energy;         ///< 2πα'V, in units of 1/L
    double force;          ///< 2πα' dV/dd = √(f g)(η₀)
};

/// The string that turns at η₀,
///
///     d = 2 ∫_{η₀}^∞ N dη/√(g Δ),      Δ = f g/(f g)(η₀) − 1,
///     2πα'V = 2 ∫_{η₀}^∞ √f N (√(1 + 1/Δ) − 1) dη − 2 ∫_bottom^{η₀} √f N dη.
///
/// The second integral takes away two straight strings from the boundary to the bottom, two quarks
/// that do not see each other: V > 0 is a string that is better broken. Below a bottom that is not
/// a horizon there is nothing to fall into, and V keeps the meaning of its differences only.
///
/// In s = √(η − η₀) both integrands are smooth at the turning point; their relative error is 1e−10.
///
/// @returns nothing where no string can hang: f g, rising to the boundary, must be larger
/// everywhere above η₀ than at η₀
///
/// @throws InvalidInput if η₀ is not finite or not above the bottom, or the integrals do not
/// converge to 1e−7
///
/// Source  Maldacena, Phys. Rev. Lett. 80 (1998) 4859; Rey, Theisen & Yee, Nucl. Phys. B 527 (1998)
///         171; Hashimoto, Sugishita, Tanaka & Tomiya, Phys. Rev. D 98 (2018) 106014, where the
///         numerator in the energy is misprinted as (f g)(η₀).
std::optional<HangingString> hanging_string(
    const StringBackground& background, double turning_point);

}  // namespace feynet
