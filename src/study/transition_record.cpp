#include "feynet/study/transition_record.hpp"

#include "feynet/study/chain_health.hpp"

namespace feynet {

TransitionRecord::TransitionRecord(Index n_blocks)
    : acceptance(n_blocks * lanes),
      energy_error(n_blocks * lanes),
      non_finite(static_cast<std::size_t>(n_blocks), 0.0),
      divergent(static_cast<std::size_t>(n_blocks), 0.0) {}

void TransitionRecord::count(std::size_t block, const Transition& transition) {
    non_finite[block] += transition.non_finite.sum();
}

void TransitionRecord::append(std::size_t block, const Transition& transition) {
    const Index first_chain = static_cast<Index>(block) * lanes;
    acceptance.append(first_chain, transition.acceptance);
    energy_error.append(first_chain, transition.energy_error);
    divergent[block] += diverges(transition).sum();
}

}  // namespace feynet
