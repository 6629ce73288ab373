#pragma once

#include "feynet/nnft/neuron/affine_neuron.hpp"

namespace feynet {

/// The neuron of ReLU-nets, h(x) = s_w max(0, z(x)):
///
///     ⟨h(x) h(y)⟩ = (s_w²/2π) √(q_xx q_yy) [sin θ + (π − θ) cos θ],   cos θ = q_xy/√(q_xx q_yy),
///
/// q being the covariance of z.
///
/// Source  Cho & Saul, NeurIPS 22 (2009) (arc-cosine kernel of degree one)
class ReluNeuron final : public AffineNeuron {
public:
    /// @throws InvalidInput as check(prior)
    explicit ReluNeuron(const LayerPrior& prior) : AffineNeuron(prior) {}

    void accumulate(const Inputs& inputs, const NeuronNumbers& numbers, const Block& a, Block& f)
        const override;
    double two_point(const Input& x, const Input& y) const override;

    /// In polar coordinates of the two random numbers that z depends on: ⟨r⁴⟩ = 8 times the mean
    /// over the angle, a trigonometric polynomial between the angles where a z vanishes.
    ///
    /// @throws InvalidInput if z at the four inputs depends on more than two random numbers
    double four_point(const Inputs& inputs) const override;
};

}  // namespace feynet
