#pragma once

#include "feynet/core/action.hpp"
#include "feynet/nnft/interaction/quartic_coupling.hpp"
#include "feynet/nnft/interaction/ring_networks.hpp"
#include "feynet/sampler/hmc.hpp"

namespace feynet {

/// U(φ) as a function of the phases c₁ … c_N alone, momenta and amplitudes held.
class PhaseAction final : public Action {
public:
    /// Both must outlive this object.
    PhaseAction(const RingNetworks& networks, const QuarticCoupling& coupling, const Block& theta)
        : networks_(networks), coupling_(coupling), theta_(theta) {}

    Index dimension() const override { return networks_.width(); }
    Lanes value(const Block& phases) const override;
    void gradient(const Block& phases, Block& gradient) const override;

private:
    /// θ with these phases.
    Block with(const Block& phases) const;

    const RingNetworks& networks_;
    QuarticCoupling coupling_;
    Block theta_;
};

/// Hamiltonian Monte Carlo of the phases, whose prior is flat. Beside NeuronRefresh in a schedule
/// it is ergodic.
class PhaseHmc final : public Sampler {
public:
    /// `networks` must outlive this object.
    /// @throws InvalidInput as check(settings)
    PhaseHmc(
        const RingNetworks& networks, const QuarticCoupling& coupling, const HmcSettings& settings);

    Transition step(Block& theta, const RandomSource& random) const override;

private:
    const RingNetworks& networks_;
    QuarticCoupling coupling_;
    HmcSettings settings_;
};

}  // namespace feynet
