#pragma once

#include "feynet/nnft/neuron/activation.hpp"
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
    /// The covariance of z(x) and z(y) with both variances.
    PairCovariance pair_covariance(const Input& x, const Input& y) const {
        return {covariance(x, x), covariance(x, y), covariance(y, y)};
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

private:
    LayerPrior prior_;
};

}  // namespace feynet
