#pragma once

#include "feynet/path/division/division_ensemble.hpp"
#include "feynet/sampler/sampler.hpp"

namespace feynet {

/// Metropolis for networks with free biases: each kink in turn is proposed anywhere between its
/// neighbours, together with its value,
///
///     t' uniform in (tₙ₋₁, tₙ₊₁),   x' from the free bridge between xₙ₋₁ and xₙ₊₁ at t',
///
/// and accepted with the ratio of weights over that of proposals; nodes whose time is fixed are
/// proposed a value only, a free end one from a free step. With exact links nearly every proposal
/// is accepted, so crowded kinks do not hold the path. A sweep in fixed order leaves the law of the
/// ensemble invariant.
///
/// State  q of DivisionEnsemble.
/// Source  Levy's construction of the bridge; Metropolis et al., J. Chem. Phys. 21 (1953) 1087.
class DivisionSampler final : public Sampler {
public:
    /// `ensemble` must outlive the sampler.
    /// @param mass  of the free particle whose bridges are proposed
    /// @throws InvalidInput if mass ≤ 0
    DivisionSampler(const DivisionEnsemble& ensemble, double mass);

    Transition step(Block& q, const RandomSource& random) const override;

private:
    struct Proposal;
    Lanes energy(const Block& q, Index node, const Lanes& t, const Lanes& x) const;
    Proposal bridge(const Block& q, Index node, const Lanes& t) const;

    const DivisionEnsemble& ensemble_;
    double mass_;
};

}  // namespace feynet
