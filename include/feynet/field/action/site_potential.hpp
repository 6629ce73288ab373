#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// What an action says about one real variable x while all others stay:
///
///     s(x) = A x² + Q x⁴ − h x,    Q ≥ 0; A > 0 where Q = 0.
struct SitePotential {
    Lanes quadratic;  ///< A, of either sign
    double quartic;   ///< Q
    Lanes tilt;       ///< h, the pull of the neighbours

    /// s(x + shift) − s(x), without the cancellation of the two.
    Lanes delta(const Lanes& x, const Lanes& shift) const {
        return shift * ((2.0 * x + shift) *
                            (quadratic + quartic * (2.0 * x * (x + shift) + shift.square())) -
                        tilt);
    }

    /// Where s is least, on the side of the tilt; 0 without a tilt, also between two equal wells.
    ///
    /// By four steps of Halley's method for s' = 0, a function of A, Q and h alone. In units of the
    /// width Q^{-¼} it errs by less than 0.05, and by less than a fraction 1e-3 where 0.01 < |h| <
    /// 100.
    Lanes minimum() const;
};

}  // namespace feynet
