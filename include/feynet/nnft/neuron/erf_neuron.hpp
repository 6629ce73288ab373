#pragma once

#include "feynet/nnft/neuron/affine_neuron.hpp"

namespace feynet {

/// The neuron of erf-nets, h(x) = s_w erf(z(x)):
///
///     ⟨h(x) h(y)⟩ = s_w² (2/π) arcsin(2 q_xy/√((1 + 2 q_xx)(1 + 2 q_yy))),
///
/// q being the covariance of z.
///
/// Source  Williams, NeurIPS 9 (1996)
class ErfNeuron final : public AffineNeuron {
public:
    /// @throws InvalidInput as check(prior)
    explicit ErfNeuron(const LayerPrior& prior) : AffineNeuron(prior) {}

    void accumulate(const Inputs& inputs, const NeuronNumbers& numbers, const Block& a, Block& f)
        const override;
    double two_point(const Input& x, const Input& y) const override;

    /// By the trapezoidal rule over the random numbers that z at the four inputs depends on, which
    /// converges faster than any power; to 1e-10.
    ///
    /// @throws InvalidInput if those are more than three
    double four_point(const Inputs& inputs) const override;
};

}  // namespace feynet
