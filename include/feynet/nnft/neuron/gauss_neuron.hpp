#pragma once

#include "feynet/nnft/neuron/affine_neuron.hpp"

namespace feynet {

/// The neuron of Gauss-nets, a translation invariant field:
///
///     h(x) = s_w exp(z(x) − s_b² − s_w²|x|²/d),   ⟨h(x) h(y)⟩ = s_w² exp(−s_w²|x − y|²/2d).
///
/// It has heavy tails: ⟨h⁴⟩/⟨h²⟩² = e^{4 s_b²} at x = 0, from neurons of probability e^{−8 s_b²}.
///
/// Source  arXiv:2008.08601 (there with a normalisation that is right for s_b = s_w = d = 1 alone)
class GaussNeuron final : public AffineNeuron {
public:
    /// @throws InvalidInput as check(prior)
    explicit GaussNeuron(const LayerPrior& prior) : AffineNeuron(prior) {}

    void accumulate(const Inputs& inputs, const NeuronNumbers& numbers, const Block& a, Block& f)
        const override;
    double two_point(const Input& x, const Input& y) const override;
    double four_point(const Inputs& inputs) const override;

private:
    /// s_b² + s_w²|x|²/d, the logarithm of the norm.
    double log_norm(const Input& x) const { return prior().covariance(x, x); }
};

}  // namespace feynet
