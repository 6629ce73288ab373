#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/field/lattice.hpp"
#include "feynet/network/lane_transform.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// The correlator of time slices at fixed spatial momentum,
///
///     C_k(t) = Re Φ_k(0)* Φ_k(t),    Φ_k(t) = L_s^{−1/2} Σ_x e^{−ikx} φ(t, x),
///
/// at k = 2πj/L along one axis of space, averaged over components and the axes as long as the
/// first, momentum after momentum, t = 0 … fastest. On the ring it is averaged over all times 0;
/// with open time 0 is the reference slice and t goes forward. It decays with the energy of the
/// lightest state of momentum k.
///
/// Cost    O(dV) and a fast transform for each momentum
class SliceCorrelator final : public Observable {
public:
    /// @param modes    the numbers j = 0 … L/2, any of them
    /// @param max_lag  the largest t; cut to what the lattice holds
    /// @throws InvalidInput if a mode is out of range, as any but 0 is without space
    SliceCorrelator(
        const Lattice& lattice, Index n_components, std::vector<Index> modes, Index max_lag);

    std::string_view name() const override { return "slice_correlator"; }
    Index size() const override { return n_lags_ * static_cast<Index>(modes_.size()); }
    void measure(const Block& field, Block& values) const override;

    const std::vector<Index>& modes() const { return modes_; }
    Index n_lags() const { return n_lags_; }

private:
    void add_mode(const Block& histories, Index mode, double share, Block& sums) const;
    void add_slices(Block& slices, double share, Block& sums) const;

    Lattice lattice_;
    Index n_components_;
    std::vector<Index> modes_;
    std::vector<Index> directions_;  // the axes that the momentum is averaged over
    Index n_lags_;
    std::optional<LaneTransform> forward_;
    std::optional<LaneTransform> backward_;
};

}  // namespace feynet
