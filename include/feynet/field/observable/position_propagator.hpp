#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/field/observable/axis_groups.hpp"
#include "feynet/field/observable/row_products.hpp"

#include <vector>

namespace feynet {

/// The position-space propagator G(x) = ⟨φ_y φ_{y+x}⟩ along the axes, x = 0 … L/2, averaged over
/// components and over directions of equal extent, group after group of axis_groups.
///
/// On the ring y runs over all sites. With open time it runs over the reference slice alone, along
/// the directions of space; forward in time the products with the later slices follow after the
/// groups.
///
/// Cost    O(dVL) for extents up to 128, where it is the faster way, O(dV log L) above
class PositionPropagator final : public Observable {
public:
    explicit PositionPropagator(const Lattice& lattice, Index n_components = 1);

    std::string_view name() const override { return "position_propagator"; }
    Index size() const override { return static_cast<Index>(points_.size()); }
    void measure(const Block& field, Block& values) const override;

    /// The direction and |x| of each value.
    const std::vector<AxisPoint>& points() const { return points_; }

private:
    void add_open_time(const Block& field, Index first, Block& values) const;

    Lattice lattice_;
    Index n_components_;
    std::vector<AxisGroup> groups_;
    std::vector<AxisPoint> points_;
    std::vector<RowProducts> rows_;  // one per group
};

}  // namespace feynet
