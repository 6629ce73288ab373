#pragma once

#include "feynet/field/lattice.hpp"

#include <vector>

namespace feynet {

/// Periodic directions of equal extent L, which an isotropic action cannot tell apart.
struct AxisGroup {
    Index extent = 0;
    std::vector<Index> directions;
    Index first = 0;  ///< the column of number 0 among the values of all groups

    /// 0 … L/2: lags or momenta along an axis, the others being their mirror images.
    Index n_numbers() const { return extent / 2 + 1; }
};

/// One value of an observable along the axes: that of the lag or momentum `number` along a
/// direction and those equivalent to it.
struct AxisPoint {
    Index direction = 0;
    Index number = 0;
};

/// All periodic directions of a lattice, time first, grouped by their extent; open time is none.
std::vector<AxisGroup> axis_groups(const Lattice& lattice);

/// The points of all groups in the order of columns.
std::vector<AxisPoint> axis_points(const std::vector<AxisGroup>& groups);

}  // namespace feynet
