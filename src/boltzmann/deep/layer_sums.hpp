#pragma once

#include "feynet/boltzmann/quantum/spin_model.hpp"
#include "feynet/sampler/lane_clusters.hpp"

#include <vector>

namespace feynet {

/// The couplings of one layer, seen by clusters: two spins are correlated where one cluster holds
/// both, and on the average over all signs nowhere else.
struct LayerSums {
    Lanes energy = Lanes::Zero();      ///< Σ D σᶻσᶻ over the bonds
    Lanes neighbours = Lanes::Zero();  ///< the mean of σᶻσᶻ
};

/// @param layer  the unit of each spin
LayerSums layer_sums(
    const std::vector<SpinBond>& bonds,
    const std::vector<Index>& layer,
    const Block& units,
    LaneClusters& clusters);

/// n units that follow each other.
std::vector<Index> units_from(Index first, Index n);

}  // namespace feynet
