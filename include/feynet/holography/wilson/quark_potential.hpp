#pragma once

#include "feynet/holography/wilson/hanging_string.hpp"

#include <optional>

namespace feynet {

/// The potential V(d) of a static quark and antiquark at distance d, from strings that turn between
/// two depths of a bulk.
///
/// As the turning point sinks from the highest one, d grows up to the longest string; those that
/// turn deeper still are shorter again, cost more, and are unstable. Only the strings down to the
/// longest are kept: on them d fixes the string. Where V = 0 the string breaks into two straight
/// ones, and the charges are screened.
///
/// Units  those of HangingString: d in L, energies are 2πα'V in 1/L.
/// Source Rey, Theisen & Yee, Nucl. Phys. B 527 (1998) 171; Brandhuber, Itzhaki, Sonnenschein &
///        Yankielowicz, Phys. Lett. B 434 (1998) 36.
class QuarkPotential {
public:
    /// The strings that turn between `lowest` and `highest`; sixty-four depths are tried to find
    /// the longest. In a confining bulk d grows as the logarithm of the distance to the minimum of
    /// f g: of such a barrier the longest string stays less than 1e−6 of the range away.
    ///
    /// @throws InvalidInput if lowest < highest does not hold, lowest is not above the bottom, or
    /// no string turns at the highest
    QuarkPotential(StringBackground background, double lowest, double highest);

    /// The string that turns at the highest point asked for.
    const HangingString& shortest() const { return shortest_; }

    /// The longest string: d_max, if `lowest` is deep enough to reach it.
    const HangingString& longest() const { return longest_; }

    /// The string of length d.
    ///
    /// @throws InvalidInput if d is not between those of the shortest and the longest
    HangingString string(double separation) const;

    /// The string whose energy is that of two straight ones; nothing if all bind.
    std::optional<HangingString> breaking() const;

    /// 2πα'V(d): that of the string, 0 where there is none or it is better broken.
    ///
    /// @throws InvalidInput if d is shorter than the shortest string
    double operator()(double separation) const;

private:
    HangingString turning_at(double turning_point) const;
    HangingString string_with(double HangingString::*number, double value) const;
    void approach_barrier(double depth);
    void refine_longest(double low, double high);

    StringBackground background_;
    HangingString shortest_;
    HangingString longest_;
};

}  // namespace feynet
