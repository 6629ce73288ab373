#include "feynet/nnft/neuron/erf_neuron.hpp"

#include "affine_sum.hpp"
#include "feynet/core/powers.hpp"
#include "four_activations.hpp"
#include "lane_series.hpp"
#include "layer_span.hpp"

namespace feynet {

[[gnu::flatten]] void ErfNeuron::accumulate(
    const Inputs& inputs, const NeuronNumbers& numbers, const Block& a, Block& f) const {
    add_affine(
        prior(), inputs, numbers, a, f, [](const LaneRegister& z, Index) { return series_erf(z); });
}

double ErfNeuron::two_point(const Input& x, const Input& y) const {
    return square(prior().weight_scale) *
           activation_product(Activation::Erf, prior().pair_covariance(x, y));
}

double ErfNeuron::four_point(const Inputs& inputs) const {
    return fourth_power(prior().weight_scale) *
           mean_of_four(Activation::Erf, layer_span(prior(), inputs));
}

}  // namespace feynet
