#pragma once

#include "feynet/io/store.hpp"
#include "feynet/statistics/vector_series.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// The correlator of a network bin by bin, chain × bin × lag, for a store: with it the correlator
/// is analysed again where its mean and error would not suffice, as in fits of several lags. Bins
/// that are neighbours are joined until a store holds at most 4 MB of them; what does not fill a
/// joined bin at the end is left out.
///
/// The path is "decay/correlator_bins" for the network "decay".
Group correlator_samples(
    const VectorSeries& correlator, double spacing, const std::string& network);

/// What correlator_samples put into a store, bins as measurements; nothing if there is none of that
/// network.
///
/// @param discard  share of every chain, from its beginning, that is left out
std::optional<VectorSeries> correlator_in(
    const std::vector<Group>& store, const std::string& network, double discard = 0.0);

/// The networks whose correlator is in a store, in its order.
std::vector<std::string> networks_with_correlator(const std::vector<Group>& store);

}  // namespace feynet
