#pragma once

#include "feynet/core/lane_register.hpp"
#include "feynet/nnft/neuron/momentum_law.hpp"
#include "feynet/nnft/neuron/neuron.hpp"

namespace feynet {

/// The neuron of cosine-nets, a free field (in one dimension, the oscillator) at every width:
///
///     h(x) = A(p) cos(p·x + c),   c uniform on the circle, p random,
///
///     uniform     A² = 2 V G(p), V = vol{|p| < Λ}/(2π)ᵈ:  ⟨hhhh⟩ = (V/2) Σ_P ∫ dᵈp/(2π)ᵈ G²
///     cos(p·s_P) propagator  A² = 2 G(x = 0):                        ⟨hhhh⟩ = (G(0)/2) Σ_P G(s_P)
///
/// over the three s_P = x₁ + x₂ − x₃ − x₄, x₁ − x₂ + x₃ − x₄, x₁ − x₂ − x₃ + x₄.
///
/// Source  arXiv:2307.03223, arXiv:2604.27050; four-point functions: own derivation, from the mean
///         of a product of four cosines over their common phase
class CosineNeuron final : public Neuron {
public:
    /// @throws InvalidInput as check(momenta)
    explicit CosineNeuron(const MomentumEnsemble& momenta);

    Index n_inputs() const override { return momenta_.n_dimensions; }
    Index n_normals() const override {
        return momenta_.n_dimensions > 1 ? momenta_.n_dimensions : 0;
    }
    Index n_uniforms() const override { return 2; }

    void accumulate(const Inputs& inputs, const NeuronNumbers& numbers, const Block& a, Block& f)
        const override;
    double two_point(const Input& x, const Input& y) const override;
    double four_point(const Inputs& inputs) const override;

    const MomentumEnsemble& momenta() const { return momenta_; }

private:
    /// |p| of the quantile u of the radial distribution; in one dimension p itself.
    LaneRegister momentum(const LaneRegister& u) const;
    LaneRegister amplitude(const LaneRegister& p) const;

    MomentumEnsemble momenta_;
    double at_origin_;  ///< G(x = 0)
};

}  // namespace feynet
