#pragma once

#include "feynet/sampler/sampler.hpp"

namespace feynet {

/// One step of each of two samplers, the second from where the first ended: a trajectory that moves
/// the moduli, then cluster flips that move the signs, say.
///
/// Two steps that leave a law invariant leave it invariant one after the other. The two must draw
/// their random numbers for different purposes.
class Alternation final : public Sampler {
public:
    /// Both samplers must outlive this one.
    Alternation(const Sampler& first, const Sampler& second) : first_(first), second_(second) {}

    /// What the first sampler did; proposals that were not finite are counted for both.
    Transition step(Block& q, const RandomSource& random) const override {
        Transition transition = first_.step(q, random);
        transition.non_finite += second_.step(q, random).non_finite;
        return transition;
    }

    Transition relax(Block& q, const RandomSource& random, double stride) const override {
        Transition transition = first_.relax(q, random, stride);
        transition.non_finite += second_.relax(q, random, stride).non_finite;
        return transition;
    }

private:
    const Sampler& first_;
    const Sampler& second_;
};

}  // namespace feynet
