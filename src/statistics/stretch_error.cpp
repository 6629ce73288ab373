#include "feynet/statistics/stretch_error.hpp"

#include <cmath>
#include <numeric>

namespace feynet {
namespace {

StretchError error_of_stretches(
    std::span<const double> deviations, Index n_chains, Index per_chain) {
    const Index size = static_cast<Index>(deviations.size()) / n_chains;
    const Index length = size / per_chain;
    double squares = 0.0;
    for (Index chain = 0; chain < n_chains; ++chain) {
        for (Index k = 0; k < per_chain; ++k) {
            const double* const begin = deviations.data() + chain * size + k * length;
            // one after the other: the order of Eigen's sums depends on where the numbers lie
            const double mean =
                std::accumulate(begin, begin + length, 0.0) / static_cast<double>(length);
            squares += mean * mean;
        }
    }
    const auto n = static_cast<double>(n_chains * per_chain);
    return {
        .error = std::sqrt(squares / (n * (n - 1.0))), .scatter = 1.0 / std::sqrt(2.0 * (n - 1.0))};
}

}  // namespace

StretchError largest_beyond(double by_window, std::span<const double> deviations, Index n_chains) {
    constexpr Index shortest_stretch = 32;
    constexpr double significant = 3.0;
    const Index size = static_cast<Index>(deviations.size()) / n_chains;
    StretchError largest;
    for (const Index per_chain : {8, 4, 2}) {
        if (size / per_chain < shortest_stretch) {
            continue;
        }
        const StretchError found = error_of_stretches(deviations, n_chains, per_chain);
        if (found.error > (1.0 + significant * found.scatter) * by_window &&
            found.error > largest.error) {
            largest = found;
        }
    }
    return largest;
}

}  // namespace feynet
