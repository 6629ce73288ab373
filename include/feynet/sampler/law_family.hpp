#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/random.hpp"
#include "feynet/sampler/sampler.hpp"

namespace feynet {

/// Laws exp(−S_λ) with S_λ = S₀ + λ R, from an easy one at λ = 0, which can be drawn from, to the
/// wanted one at λ = 1: the door of annealing.
class LawFamily {
public:
    virtual ~LawFamily() = default;

    /// The number n of variables.
    virtual Index dimension() const = 0;

    /// q ← independent draws from λ = 0.                                      q: lanes × n
    virtual void draw(const RandomSource& random, Block& q) const = 0;

    /// R(q) = S₁ − S₀, one number per chain.
    virtual Lanes rest(const Block& q) const = 0;

    /// One step of a chain that leaves exp(−S_λ) invariant, 0 < λ ≤ 1.
    virtual Transition move(double coupling, Block& q, const RandomSource& random) const = 0;
};

}  // namespace feynet
