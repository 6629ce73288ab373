#pragma once

#include "feynet/core/multiply_add.hpp"

#include <array>

namespace feynet {

/// Columns first, first + 1, … of a block, by their number from there. A loop that stores columns
/// keeps these in registers; where the data of a block are, it would have to look up every time.
inline auto columns_from(const Block& block, Index first) {
    return [start = block.data() + first * lanes](Index i) {
        return Eigen::Map<const Lanes>(start + i * lanes);
    };
}
inline auto columns_from(Block& block, Index first) {
    return [start = block.data() + first * lanes](Index i) {
        return Eigen::Map<Lanes>(start + i * lanes);
    };
}

/// Σᵢ factor(i) b(i) over i = 0 … n − 1 for each of several factors, in one pass over
/// columns_from() of a block; four sums hide the latency of an addition.
template <typename Column, typename... Factors>
[[gnu::always_inline]] inline auto weighted_sums(Column column, Index n, Factors... factors) {
    constexpr std::size_t n_factors = sizeof...(Factors);
    std::array<std::array<Lanes, 4>, n_factors> sums;
    for (auto& sum : sums) {
        sum.fill(Lanes::Zero());
    }
    const auto add = [&](std::size_t j, Index i) {
        const Lanes b = column(i);
        std::size_t f = 0;
        ((sums[f][j] = multiply_add(factors(i), b, sums[f][j]), ++f), ...);
    };
    Index i = 0;
    for (; i + 3 < n; i += 4) {
        add(0, i);
        add(1, i + 1);
        add(2, i + 2);
        add(3, i + 3);
    }
    for (; i < n; ++i) {
        add(0, i);
    }
    std::array<Lanes, n_factors> totals;
    for (std::size_t f = 0; f < n_factors; ++f) {
        totals[f] = (sums[f][0] + sums[f][1]) + (sums[f][2] + sums[f][3]);
    }
    return totals;
}

/// Factors kept in an array.
inline auto factors_of(const Eigen::ArrayXd& values) {
    return [start = values.data()](Index i) { return start[i]; };
}

/// The factor 1 of a plain sum.
constexpr double one(Index /*i*/) {
    return 1.0;
}

}  // namespace feynet
