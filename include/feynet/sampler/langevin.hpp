#pragma once

#include "feynet/core/action.hpp"
#include "feynet/core/random.hpp"

namespace feynet {

/// The Langevin process of an action in fictitious time, stochastic quantisation in its first
/// reading,
///
///     q ← q − ε ∂S/∂q + √(2ε) ξ,    ξ standard normals.
///
/// Its stationary law is exp(−S) as ε → 0 and errs by O(ε): it is no Sampler, which leaves exp(−S)
/// invariant. For S = ½ k q² the variance is 1/(k (1 − εk/2)); a chain that meets ε ∂²S/∂q² > 2 may
/// diverge.
///
/// Source  Parisi & Wu, Sci. Sin. 24 (1981) 483.
class LangevinProcess {
public:
    /// `action` must outlive the process.
    /// @param step  ε
    /// @throws InvalidInput if step ≤ 0
    LangevinProcess(const Action& action, double step);

    /// One step ε.                                                             q: lanes × n
    void advance(Block& q, const RandomSource& random) const;

private:
    const Action& action_;
    double step_;
};

}  // namespace feynet
