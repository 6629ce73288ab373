#pragma once

#include "feynet/nnft/interaction/quartic_coupling.hpp"
#include "feynet/nnft/interaction/ring_networks.hpp"
#include "feynet/sampler/sampler.hpp"

namespace feynet {

/// Metropolis on whole neurons: each in turn is offered a new draw of its prior and takes it with
/// min(1, e^{−ΔU}), so that P(θ) ∝ Π P₀(θᵢ) e^{−U(φ_θ)} is left invariant.
///
/// A step offers every neuron once and costs N n.
///
/// Source  independence breaking: arXiv:2307.03223
class NeuronRefresh final : public Sampler {
public:
    /// `networks` must outlive this object.
    NeuronRefresh(const RingNetworks& networks, const QuarticCoupling& coupling)
        : networks_(networks), coupling_(coupling) {}

    Transition step(Block& theta, const RandomSource& random) const override;

private:
    const RingNetworks& networks_;
    QuarticCoupling coupling_;
};

}  // namespace feynet
