#pragma once

#include "feynet/statistics/series.hpp"

namespace feynet {

/// Where chains stand that have two sides to be on, such as the signs of a path between two wells.
struct SideChanges {
    Index changes = 0;   ///< from one side to the other, all chains together
    Index positive = 0;  ///< chains whose mean is above zero
    Index n_chains = 0;

    /// Whether the sides are known to be visited as often as they weigh: at least ten changes.
    ///
    /// Of 100 independent draws of an odd quantity in eight chains every second one of 92 changes
    /// sides: fewer than ten do by chance in 10⁻¹⁵ of the runs.
    bool suffice() const { return changes >= least; }

    static constexpr Index least = 10;
};

/// How often an odd quantity changes its sign along its chains. In a binned series bins count, so
/// that changes within a bin are missed; a zero is on neither side.
SideChanges side_changes(const Series& series);

}  // namespace feynet
