#pragma once

#include "feynet/path/path_system.hpp"

namespace feynet {

/// How often the paths of a ring in an even potential change sign, exactly at its own spacing and
/// rule: the kink density and the ratio of antiperiodic to periodic paths.
///
/// Kinks come from the transfer matrix labelled as KinkDensity counts. Its states are pairs (x, ℓ)
/// of a position and the label ℓ = ±1 that a path carries there; after (x, ℓ) the label at y is sgn
/// y where |y| > h and ℓ elsewhere. With M the kernel between such pairs, F its part that changes
/// the label and P the reflection x → −x,
///
///     kinks per time = Tr(Mᴺ⁻¹ F)/(a Tr Tᴺ),    Z₋/Z₊ = Tr(P Tᴺ)/Tr Tᴺ;
///
/// a path that never leaves |x| ≤ h counts in no trace of F. Labels jump at ±h, so integrals are
/// done by Gauss–Legendre panels that end there and converge as for a smooth function; panels are
/// refined until nothing changes.
///
/// Cost    O(n³ ln N) for n positions, n ∝ √(m/a)
/// Units   ħ = 1.
class ExactSigns {
public:
    /// @param threshold  h > 0
    /// @throws InvalidInput if the boundary is not periodic, the potential not even or not
    ///         confining, the threshold not positive, or the answers do not settle to 1e−9 on 1500
    ///         positions
    ExactSigns(const PathSystem& ring, double threshold);

    /// Kinks per unit time.
    double kink_density() const { return kink_density_; }

    /// Z₋/Z₊.
    double twist() const { return twist_; }

    /// The change of the kink density on the last refinement, relative to itself, and that of
    /// Z₋/Z₊.
    double error() const { return error_; }

private:
    bool solve(const PathSystem& ring, double threshold, int level);

    double kink_density_ = 0.0;
    double twist_ = 0.0;
    double error_ = 0.0;
};

}  // namespace feynet
