#pragma once

#include "feynet/sampler/sampler.hpp"

#include <vector>

namespace feynet {

/// A sampler and how often it takes its step when its turn comes.
struct Turn {
    const Sampler& sampler;
    Index repetitions = 1;
};

/// Several samplers one after the other in each step, each from where the last one ended: a
/// trajectory that moves the moduli, then cluster flips that move the signs, say.
///
/// Steps that leave a law invariant leave it invariant one after the other if each draws numbers of
/// its own: every repetition of every sampler is a part of the step (core/random.hpp). A schedule
/// is no turn of another.
class Schedule final : public Sampler {
public:
    /// All samplers must outlive this one.
    /// @throws InvalidInput if there is no turn, a repetition is below 1, or there are more than
    ///         max_parts repetitions in all
    explicit Schedule(std::vector<Turn> turns);

    /// What the first sampler did the first time; proposals that were not finite are counted for
    /// all.
    Transition step(Block& q, const RandomSource& random) const override;

    /// Likewise, each sampler relaxing with the same stride.
    Transition relax(Block& q, const RandomSource& random, double stride) const override;

private:
    std::vector<Turn> turns_;
};

}  // namespace feynet
