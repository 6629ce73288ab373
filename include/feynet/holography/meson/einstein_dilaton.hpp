#pragma once

#include "feynet/core/jet.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace feynet {

/// What Einstein's equations say of a warp factor at one depth.
struct DilatonPoint {
    double z = 0.0;
    double slope_squared = 0.0;  ///< Φ'² = (9/4) (A'² − A''); negative: no dilaton is real
    double dilaton = 0.0;      ///< Φ = ∫₀^z Φ' dz, where slopes that are not real count as 0
    double potential = 0.0;    ///< V(Φ(z))
    double string_warp = 0.0;  ///< A_s = A + (2/3) Φ
};

/// Where strings rest: the least √(f g) = e^{2A_s}.
struct StringRest {
    double z = 0.0;
    double tension = 0.0;  ///< 2πα'σ = e^{2A_s(z)}, ℓ = 1
};

/// A warp factor held against Einstein's equations with a dilaton of their own: whether one is
/// real (the null energy condition A'' ≤ A'²), its potential V, and whether the string frame
/// confines quarks.
///
/// This Φ, in the units of ∫√g (R − (4/3) (∂Φ)² + V), is not the Φ that mesons see: an AdS/QCD
/// whose both are one is a solution of more equations than the mesons test.
///
/// Source  Gürsoy & Kiritsis, JHEP 02 (2008) 032; Hashimoto, Ohashi & Sumimoto, arXiv:2108.08091.
class EinsteinDilaton {
public:
    /// @param warp  the series of A around z, A + log z smooth and A'(z) + 1/z → 0 at z = 0
    /// @param last  how deep to look; points are equally spaced on (0, last]
    /// @param tolerance  a violation A'' − A'² up to so many A'² counts as none
    /// @throws InvalidInput if last is not positive, n_points < 2, tolerance is negative, or A is
    ///         not finite
    EinsteinDilaton(
        const std::function<Jet<2, double>(double)>& warp,
        double last,
        int n_points = 200,
        double tolerance = 1e-9);

    const std::vector<DilatonPoint>& points() const { return points_; }

    /// The depth up to which a dilaton is real: the last point before the first violation.
    double real_until() const { return real_until_; }

    /// Where A_s is least, if that is inside the range where a dilaton is real: then the potential
    /// of quarks rises with σ.
    const std::optional<StringRest>& rest() const { return rest_; }

private:
    std::vector<DilatonPoint> points_;
    double real_until_ = 0.0;
    std::optional<StringRest> rest_;
};

}  // namespace feynet
