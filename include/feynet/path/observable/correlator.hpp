#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/network/lane_transform.hpp"
#include "feynet/network/time_grid.hpp"

#include <optional>

namespace feynet {

/// The correlator G(k) of the position, means included.
///
/// On the ring the average over all sites, by fast transform in O(N log N),
///
///     G(k) = (1/N) Σₙ xₙ xₙ₊ₖ,    k = 0 … min(N/2, max_lag);
///
/// otherwise G(k) = x_r x_{r±k} with the reference node r and the side on which more nodes lie
/// (earlier nodes on a tie).
class Correlator final : public Observable {
public:
    /// @param max_lag  the largest k; cut to what the grid holds
    Correlator(const TimeGrid& grid, Index reference, Index max_lag);

    std::string_view name() const override { return "correlator"; }
    Index size() const override { return n_lags_; }
    void measure(const Block& path, Block& values) const override;

    /// powers += what G is linear in: |x̃ₚ|² of every mode on the ring, G itself otherwise.
    ///
    /// Means over configurations may be taken of these, at half the cost, and transformed once.
    ///                                                               powers: lanes × n_powers()
    void add_powers(const Block& path, Block& powers) const;
    Index n_powers() const { return n_powers_; }

    /// values ← factor × the G of such a sum.
    void transform(const Block& powers, double factor, Block& values) const;

    /// The first of the two nodes whose product is G(k).
    Index first_node() const { return reference_; }
    /// The second, `lag` away from it.
    Index second_node(Index lag) const { return reference_ + direction_ * lag; }

private:
    Index reference_;
    Index direction_ = 1;
    Index n_lags_ = 0;
    Index n_powers_ = 0;
    Index n_sites_ = 0;
    std::optional<LaneTransform> forward_;
    std::optional<LaneTransform> backward_;
};

}  // namespace feynet
