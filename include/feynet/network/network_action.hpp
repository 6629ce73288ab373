#pragma once

#include "feynet/core/action.hpp"
#include "feynet/network/network.hpp"

namespace feynet {

/// The action of a network's path as a function of its weights, S(θ) = S[x_θ].
///
/// The map has a constant Jacobian, so sampling dθ exp(−S(θ)) samples the path integral ∫Dx
/// exp(−S[x]).
class NetworkAction final : public Action {
public:
    /// Both arguments must outlive this object; the path action has one variable per node.
    NetworkAction(const Network& network, const Action& path_action);

    const Network& network() const { return network_; }
    const Action& path_action() const { return path_action_; }

    Index dimension() const override { return network_.n_weights(); }
    Lanes value(const Block& theta) const override;
    void gradient(const Block& theta, Block& gradient) const override;

    /// That of the path action where the weights are its nodes.
    void kick_and_drift(
        const Lanes& kick, const Lanes& drift, Block& theta, Block& p) const override;

private:
    const Network& network_;
    const Action& path_action_;
};

}  // namespace feynet
