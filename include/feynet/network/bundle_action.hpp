#pragma once

#include "feynet/core/action.hpp"
#include "feynet/network/network_bundle.hpp"

namespace feynet {

/// The action of paths in several dimensions as a function of the weights of their networks,
/// S(θ) = S[x_θ]; the map has a constant Jacobian.
class BundleAction final : public Action {
public:
    /// Both arguments must outlive this object; the path action has one variable for each node of
    /// each member.
    BundleAction(const NetworkBundle& bundle, const Action& path_action);

    Index dimension() const override { return bundle_.n_weights(); }
    Lanes value(const Block& theta) const override;
    void gradient(const Block& theta, Block& gradient) const override;

private:
    const NetworkBundle& bundle_;
    const Action& path_action_;
};

}  // namespace feynet
