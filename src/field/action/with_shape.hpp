#pragma once

#include "feynet/core/block.hpp"

#include <type_traits>

namespace feynet {

/// Calls run(number of directions in space, whether there is one component) with constants.
template <typename Run>
auto with_shape(Index n_space, bool is_single, Run run) {
    const auto choose = [&](auto space) {
        return is_single ? run(space, std::true_type{}) : run(space, std::false_type{});
    };
    switch (n_space) {
        case 0:
            return choose(std::integral_constant<int, 0>{});
        case 1:
            return choose(std::integral_constant<int, 1>{});
        case 2:
            return choose(std::integral_constant<int, 2>{});
        default:
            return choose(std::integral_constant<int, 3>{});
    }
}

}  // namespace feynet
