#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/field/observable/axis_groups.hpp"
#include "feynet/network/lane_transform.hpp"

#include <vector>

namespace feynet {

/// The momentum-space propagator along the axes,
///
///     G̃(p) = |Σ_x w_x e^{−ipx} φ_x|²/Σ_x w_x,    p = 2πj/L, j = 0 … L/2,
///
/// averaged over components and over directions of equal extent, group after group of axis_groups;
/// G̃(0) = V M²/n opens each. With open time momenta are those of space, and the slice weights w
/// make the free field's answer 1/(2κp̂² + 2r) on both time ends.
///
/// Cost    O(dV)
class MomentumPropagator final : public Observable {
public:
    /// @throws InvalidInput on a line of open time, which has no momenta
    explicit MomentumPropagator(const Lattice& lattice, Index n_components = 1);

    std::string_view name() const override { return "momentum_propagator"; }
    Index size() const override { return static_cast<Index>(points_.size()); }
    void measure(const Block& field, Block& values) const override;

    const std::vector<AxisGroup>& groups() const { return groups_; }

    /// The direction and j of each value.
    const std::vector<AxisPoint>& points() const { return points_; }

private:
    Lattice lattice_;
    Index n_components_;
    std::vector<AxisGroup> groups_;
    std::vector<AxisPoint> points_;
    std::vector<LaneTransform> transforms_;  // one per group
};

}  // namespace feynet
