#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/network/time_grid.hpp"

namespace feynet {

/// The number of kinks per unit time: how often a path changes from one well to the other, counted
/// with hysteresis.
///
/// A path gets the label +1 at a node with x > h and −1 at one with x < −h, and keeps it in
/// between; each change of the label is a kink. On the ring the label is carried round, so that the
/// first nodes have the label the last ones left; a path that never leaves |x| ≤ h, and an open one
/// before it does so first, has no label and no kink. With the threshold h half-way to the wells
/// the count stays finite as a → 0, where zero crossings grow as a^{−½}.
class KinkDensity final : public Observable {
public:
    /// @param threshold  h > 0
    /// @throws InvalidInput if it is not positive
    KinkDensity(const TimeGrid& grid, double threshold);

    std::string_view name() const override { return "kink_density"; }
    Index size() const override { return 1; }
    void measure(const Block& path, Block& values) const override;

private:
    bool is_ring_;
    double duration_;
    double threshold_;
};

}  // namespace feynet
