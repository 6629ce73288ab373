#pragma once

#include "feynet/nnft/neuron/neuron.hpp"

namespace feynet {

/// The prior of a layer z = w·x + b: w ~ N(0, s_w²/d) in each direction, b ~ N(0, s_b²).
struct LayerPrior {
    Index n_inputs = 1;         ///< d
    double weight_scale = 1.0;  ///< s_w > 0
    double bias_scale = 1.0;    ///< s_b ≥ 0

    /// ⟨z(x) z(y)⟩ = s_b² + s_w² x·y/d.
    double covariance(const Input& x, const Input& y) const {
        return bias_scale * bias_scale +
               weight_scale * weight_scale * x.dot(y) / static_cast<double>(n_inputs);
    }
};

/// @throws InvalidInput naming the scale that makes no sense
void check(const LayerPrior& prior);

/// A neuron h(x) = s_w σ(w·x + b) of a layer with that prior, the last bias having variance s_b².
class AffineNeuron : public Neuron {
public:
    Index n_inputs() const override { return prior_.n_inputs; }
    Index n_normals() const override { return prior_.n_inputs + 1; }
    double bias_variance() const override { return prior_.bias_scale * prior_.bias_scale; }

    const LayerPrior& prior() const { return prior_; }

protected:
    /// @throws InvalidInput as check(prior)
    explicit AffineNeuron(const LayerPrior& prior);

    /// f ← f + Σₘ aₘ s_w σ(zₘ), σ(z, j) being the activation at input j.
    template <typename Activation>
    void accumulate_affine(
        const Inputs& inputs,
        const NeuronNumbers& numbers,
        const Block& a,
        Activation activation,
        Block& f) const;

private:
    LayerPrior prior_;
};

template <typename Activation>
void AffineNeuron::accumulate_affine(
    const Inputs& inputs,
    const NeuronNumbers& numbers,
    const Block& a,
    Activation activation,
    Block& f) const {
    const Index d = prior_.n_inputs;
    const double w_scale = prior_.weight_scale / std::sqrt(static_cast<double>(d));
    for (Index m = 0; m < a.cols(); ++m) {
        const Index first = m * (d + 1);
        const Lanes weight = prior_.weight_scale * a.col(m);
        const Lanes bias = prior_.bias_scale * numbers.normals.col(first + d);
        for (Index j = 0; j < inputs.cols(); ++j) {
            Lanes z = bias;
            for (Index i = 0; i < d; ++i) {
                z += (w_scale * inputs(i, j)) * numbers.normals.col(first + i);
            }
            f.col(j) += weight * activation(z, j);
        }
    }
}

}  // namespace feynet
