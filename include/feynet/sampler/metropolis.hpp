#pragma once

#include "feynet/core/local_action.hpp"
#include "feynet/sampler/sampler.hpp"

#include <utility>

namespace feynet {

/// Metropolis with the elementary moves of an action, one sweep over all of them per step.
///
/// Move i proposes a shift that is uniform in ±√3 wᵢ, of standard deviation wᵢ, and is accepted
/// with min(1, exp(−ΔS)). A sweep in fixed order leaves exp(−S) invariant; it is not reversible.
///
/// Source  Metropolis, Rosenbluth, Rosenbluth, Teller & Teller, J. Chem. Phys. 21 (1953) 1087.
class Metropolis final : public Sampler {
public:
    /// `action` must outlive the sampler.
    /// @param widths  w₁ … w_{n_moves}, all positive
    /// @throws InvalidInput if a width is not positive or the number of widths is wrong
    Metropolis(const LocalAction& action, Eigen::ArrayXd widths);

    Transition step(Block& q, const RandomSource& random) const override;

private:
    const LocalAction& action_;
    Eigen::ArrayXd widths_;
};

/// The conditional standard deviations 1/√(∂²S/∂qᵢ²) of each move at q, from S along the move: the
/// natural widths of a Metropolis sweep, up to a common factor.
Eigen::ArrayXd conditional_widths(const LocalAction& action, const Block& q);

}  // namespace feynet
