#include "feynet/nnft/neuron/affine_neuron.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

void check(const LayerPrior& prior) {
    require(prior.n_inputs >= 1, "dimension", "must be at least 1, got {}", prior.n_inputs);
    require(
        std::isfinite(prior.weight_scale) && prior.weight_scale > 0.0,
        "weight_scale",
        "must be positive and finite, got {}",
        prior.weight_scale);
    require(
        std::isfinite(prior.bias_scale) && prior.bias_scale >= 0.0,
        "bias_scale",
        "must not be negative, got {}",
        prior.bias_scale);
}

AffineNeuron::AffineNeuron(const LayerPrior& prior) : prior_(prior) {
    check(prior);
}

}  // namespace feynet
