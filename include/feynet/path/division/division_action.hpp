#pragma once

#include "feynet/core/action.hpp"
#include "feynet/path/division/division_network.hpp"
#include "feynet/path/division/link_weight.hpp"

namespace feynet {

/// The action of a path on a division of time, in its step weights,
///
///     S(W) = Σₙ s(xₙ₋₁, xₙ; dₙ),    x = x_W of DivisionNetwork.
///
/// Sampling dW e^{−S} samples the path integral on this division, since the Jacobian is constant.
class DivisionAction final : public Action {
public:
    /// Both arguments must outlive this object.
    DivisionAction(const DivisionNetwork& network, const LinkWeight& link)
        : network_(network), link_(link) {}

    Index dimension() const override { return network_.division().n_free(); }
    Lanes value(const Block& weights) const override;
    void gradient(const Block& weights, Block& gradient) const override;

private:
    const DivisionNetwork& network_;
    const LinkWeight& link_;
};

}  // namespace feynet
