#include "layer_sums.hpp"

#include <numeric>

namespace feynet {

LayerSums layer_sums(
    const std::vector<SpinBond>& bonds,
    const std::vector<Index>& layer,
    const Block& units,
    LaneClusters& clusters) {
    LayerSums sums;
    for (const SpinBond& bond : bonds) {
        const Index first = layer[static_cast<std::size_t>(bond.first)];
        const Index second = layer[static_cast<std::size_t>(bond.second)];
        for (int lane = 0; lane < lanes; ++lane) {
            if (clusters.root(lane, first) == clusters.root(lane, second)) {
                const double product = units(lane, first) * units(lane, second);
                sums.energy(lane) += bond.diagonal * product;
                sums.neighbours(lane) += product / static_cast<double>(bonds.size());
            }
        }
    }
    return sums;
}

std::vector<Index> units_from(Index first, Index n) {
    std::vector<Index> units(static_cast<std::size_t>(n));
    std::iota(units.begin(), units.end(), first);
    return units;
}

}  // namespace feynet
