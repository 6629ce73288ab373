#pragma once

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/statistics/gamma_method.hpp"

#include <vector>

namespace feynet {

/// The rate at which the correlator of a ring decays between two of its times,
///
///     R = ln[G(k)/G(l)]/((l − k)a),    G(k) = ⟨xₙ xₙ₊ₖ⟩.
///
/// It is E₁ − E₀ up to the little that higher states still have of G(k), and, unlike an effective
/// gap between neighbours, as well measured at small a as at large.
class DecayRate {
public:
    /// @throws InvalidInput unless 0 ≤ first < second
    DecayRate(Index first, Index second, double spacing);

    Index first() const { return first_; }
    Index second() const { return second_; }

    /// R of the exact correlator.
    double exact(const ExactPath& path) const;

    /// From the correlator at every lag.
    GammaResult measured(const VectorSeries& correlator) const;

private:
    Index first_;
    Index second_;
    double duration_;  // (l − k) a
};

}  // namespace feynet
