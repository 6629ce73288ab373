#pragma once

#include "feynet/core/random.hpp"
#include "feynet/sampler/sampler.hpp"

#include <cstddef>
#include <cstdint>

namespace feynet {

/// The random numbers of block number `block` of chains, those of block 0 being `first`.
inline Stream stream_of_block(Stream first, Index block) {
    first.first_chain = static_cast<std::uint32_t>(block * lanes);
    return first;
}

/// A block of chains on its way: their state and their place in the random numbers.
class ChainBlock {
public:
    /// @param sampler  must outlive this object
    /// @param start    the state before the first trajectory                    lanes × n
    ChainBlock(const Sampler& sampler, Block start, const Stream& stream);

    /// The next trajectory; the first `n_relax` only relax, with growing steps.
    Transition advance(Index n_relax);

    /// The state of each chain.                                                 lanes × n
    const Block& state() const { return state_; }
    Index first_chain() const { return static_cast<Index>(stream_.first_chain); }

    /// Number of the block.
    std::size_t number() const { return stream_.first_chain / lanes; }

    /// All that a trajectory changes.
    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(stream_.trajectory, state_);
    }

private:
    const Sampler& sampler_;
    Stream stream_;
    Block state_;
};

}  // namespace feynet
