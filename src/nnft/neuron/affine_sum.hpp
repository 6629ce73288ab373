#pragma once

#include "feynet/core/multiply_add.hpp"
#include "feynet/nnft/neuron/affine_neuron.hpp"

#include <cmath>

namespace feynet {

/// f ← f + Σₘ aₘ s_w σ(zₘ) of neurons z = w·x + b, σ(z, j) being the activation at input j. Inputs
/// take turns in the innermost loop, so that one activation need not wait for another.
template <typename Function>
[[gnu::always_inline]] inline void add_affine(
    const LayerPrior& prior,
    const Inputs& inputs,
    const NeuronNumbers& numbers,
    const Block& a,
    Block& f,
    Function activation) {
    const Index d = prior.n_inputs;
    const double w_scale = prior.weight_scale / std::sqrt(static_cast<double>(d));
    for (Index m = 0; m < a.cols(); ++m) {
        const double* const normals = numbers.normals.data() + m * (d + 1) * lanes;
        const LaneRegister weight = prior.weight_scale * load(a.data() + m * lanes);
        const LaneRegister bias = prior.bias_scale * load(normals + d * lanes);
        for (Index j = 0; j < inputs.cols(); ++j) {
            LaneRegister z = bias;
            for (Index i = 0; i < d; ++i) {
                const LaneRegister x = LaneRegister{} + w_scale * inputs(i, j);
                z = multiply_add(x, load(normals + i * lanes), z);
            }
            double* const sum = f.data() + j * lanes;
            store(sum, multiply_add(weight, activation(z, j), load(sum)));
        }
    }
}

}  // namespace feynet
