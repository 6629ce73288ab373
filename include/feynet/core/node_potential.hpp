#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// A function of the nodes of a path or field that couples none of them, R = Σₙ rₙ(xₙ), for
/// `lanes` chains at once. It is asked for a few nodes at a time, while they are at hand.
class NodePotential {
public:
    virtual ~NodePotential() = default;

    /// slopes ← rₙ'(xₙ) of consecutive nodes from `first` on; returns the sum of rₙ(xₙ) over them.
    ///                                                              x, slopes: lanes × some nodes
    virtual Lanes pull(
        Index first, const Eigen::Ref<const Block>& x, Eigen::Ref<Block> slopes) const = 0;

    /// That sum alone.
    virtual Lanes value(Index first, const Eigen::Ref<const Block>& x) const = 0;
};

}  // namespace feynet
