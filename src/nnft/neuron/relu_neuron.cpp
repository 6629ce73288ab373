#include "feynet/nnft/neuron/relu_neuron.hpp"

#include "affine_sum.hpp"
#include "feynet/core/powers.hpp"
#include "four_activations.hpp"
#include "layer_span.hpp"

namespace feynet {

[[gnu::flatten]] void ReluNeuron::accumulate(
    const Inputs& inputs, const NeuronNumbers& numbers, const Block& a, Block& f) const {
    add_affine(prior(), inputs, numbers, a, f, [](const LaneRegister& z, Index) {
        return z > 0.0 ? z : LaneRegister{};
    });
}

double ReluNeuron::two_point(const Input& x, const Input& y) const {
    return square(prior().weight_scale) *
           activation_product(Activation::Relu, prior().pair_covariance(x, y));
}

double ReluNeuron::four_point(const Inputs& inputs) const {
    return fourth_power(prior().weight_scale) *
           mean_of_four(Activation::Relu, layer_span(prior(), inputs));
}

}  // namespace feynet
