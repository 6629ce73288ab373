#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/random.hpp"

namespace feynet {

/// What one step of a sampler did, one number per chain.
struct Transition {
    Lanes acceptance =
        Lanes::Ones();  ///< fraction of the proposals of this step that were accepted
    Lanes energy_error = Lanes::Zero();  ///< ΔH of the trajectory; 0 where there is none
    Lanes non_finite = Lanes::Zero();    ///< proposals rejected because ΔH or ΔS was not finite
    Block exchanged{};  ///< 1 where neighbouring replicas were exchanged; no columns without any
};

/// A Markov chain that leaves exp(−S) invariant, for `lanes` chains at once.
///
/// A sampler has no state of its own: the next q depends on q and on the random numbers alone.
class Sampler {
public:
    virtual ~Sampler() = default;

    /// Moves q to the next state of each chain.                               q: lanes × n
    virtual Transition step(Block& q, const RandomSource& random) const = 0;

    /// A step that brings q nearer to equilibrium and need not leave exp(−S) invariant, for the
    /// first part of a warm-up: from a start far from equilibrium ΔH has one sign and size n, and
    /// step() would reject for ever.
    ///
    /// The last argument, the stride, shortens the step, 0 < stride ≤ 1: far out the forces are
    /// strong.
    virtual Transition relax(Block& q, const RandomSource& random, double /*stride*/) const {
        return step(q, random);
    }
};

/// 1 where a change of energy is accepted: it is finite and u < exp(−ΔE).
inline Lanes accepts(const Lanes& energy_error, const Lanes& u) {
    // By itself the exponential is one vector operation over the chains.
    const Lanes weight = (-energy_error).exp();
    return (energy_error.isFinite() && u < weight).select(Lanes::Ones(), Lanes::Zero());
}

}  // namespace feynet
