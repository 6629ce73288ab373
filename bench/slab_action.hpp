#pragma once

#include "feynet/field/action/field_action.hpp"

#include <utility>
#include <vector>

namespace feynet {

/// One lattice in eight lanes: the lanes are slabs of it, cut in the last direction, whose
/// neighbour across a cut is in the next lane. What a field larger than the caches would be held
/// in.
class SlabAction final : public Action {
public:
    /// @param extents  of the whole lattice; the last one is a multiple of 8, at least 16
    SlabAction(const std::vector<Index>& extents, const ScalarCouplings& couplings)
        : slab_(slab_of(extents), couplings), edge_(lanes * slab_.dimension() / extents.back()) {}

    Index dimension() const override { return slab_.dimension(); }
    Lanes value(const Block& q) const override { return slab_.value(q); }

    /// The gradient of eight separate slabs, then the neighbours across the cuts put right.
    void gradient(const Block& q, Block& gradient) const override {
        slab_.gradient(q, gradient);
        add_across_cuts(q, Lanes::Ones(), gradient);
    }

    void kick_and_drift(const Lanes& kick, const Lanes& drift, Block& q, Block& p) const override {
        add_across_cuts(q, -kick, p);
        slab_.kick_and_drift(kick, drift, q, p);
    }

private:
    static Lattice slab_of(std::vector<Index> extents) {
        extents.back() /= lanes;
        return Lattice(std::move(extents));
    }

    /// The lanes by one up or down, around.
    static Lanes rotated(const Lanes& x, int by) {
        Lanes result;
        for (int lane = 0; lane < lanes; ++lane) {
            result[lane] = x[(lane + lanes + by) % lanes];
        }
        return result;
    }

    /// block += factor × what the gradient of separate slabs lacks.
    void add_across_cuts(const Block& q, const Lanes& factor, Block& block) const {
        const Lanes in_bond = 2.0 * slab_.couplings().stiffness * factor;
        const Index last = dimension() - edge_;
        for (Index i = 0; i < edge_; ++i) {
            const Lanes low = q.col(i);
            const Lanes high = q.col(last + i);
            block.col(last + i) -= in_bond * (rotated(low, 1) - low);
            block.col(i) -= in_bond * (rotated(high, -1) - high);
        }
    }

    FieldAction slab_;
    Index edge_;
};

}  // namespace feynet
