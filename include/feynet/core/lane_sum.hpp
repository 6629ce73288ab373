#pragma once

#include "feynet/core/block.hpp"

#include <array>

namespace feynet {

/// Σ term(n) over n = first … end − 1, in four sums, which hide the latency of an addition.
///
/// @param term  gives the Lanes of one n
template <typename Term>
[[gnu::always_inline]] inline Lanes lane_sum(Index first, Index end, Term term) {
    std::array<Lanes, 4> sums{Lanes::Zero(), Lanes::Zero(), Lanes::Zero(), Lanes::Zero()};
    Index n = first;
    for (; n + 3 < end; n += 4) {
        sums[0] += term(n);
        sums[1] += term(n + 1);
        sums[2] += term(n + 2);
        sums[3] += term(n + 3);
    }
    for (; n < end; ++n) {
        sums[0] += term(n);
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

}  // namespace feynet
