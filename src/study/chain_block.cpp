#include "feynet/study/chain_block.hpp"

#include <utility>

namespace feynet {

ChainBlock::ChainBlock(const Sampler& sampler, Block start, const Stream& stream)
    : sampler_(sampler), stream_(stream), state_(std::move(start)) {}

Transition ChainBlock::advance(Index n_relax) {
    ++stream_.trajectory;
    const StreamSource random(stream_);
    const auto i = static_cast<Index>(stream_.trajectory);
    if (i > n_relax) {
        return sampler_.step(state_, random);
    }
    return sampler_.relax(state_, random, static_cast<double>(i) / static_cast<double>(n_relax));
}

}  // namespace feynet
