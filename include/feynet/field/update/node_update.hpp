#pragma once

#include "feynet/network/linear_network.hpp"
#include "feynet/sampler/sampler.hpp"

namespace feynet {

/// An update of field values as one of the weights of a network, θ → φ → φ' → θ': the map is a
/// bijection of constant Jacobian, so that what leaves exp(−S[φ]) invariant leaves exp(−S[φ_θ])
/// invariant.
///
/// Costs an evaluation and an inversion of the network; weights of unchanged values change by
/// rounding, unless the weights are the values.
class NodeUpdate final : public Sampler {
public:
    /// Both arguments must outlive this object.
    NodeUpdate(const LinearNetwork& network, const Sampler& node_sampler)
        : network_(network), node_sampler_(node_sampler) {}

    Transition step(Block& q, const RandomSource& random) const override {
        Block values;
        network_.evaluate(q, values);
        Transition transition = node_sampler_.step(values, random);
        network_.invert(values, q);
        return transition;
    }

private:
    const LinearNetwork& network_;
    const Sampler& node_sampler_;
};

}  // namespace feynet
