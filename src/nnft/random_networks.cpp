#include "feynet/nnft/random_networks.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {

RandomNetworks::RandomNetworks(const Neuron& neuron, OutputLaw law, Index width)
    : neuron_(neuron), law_(law), width_(width) {
    require(
        width >= 1 && width <= most_neurons,
        "width",
        "must be 1 … {}, got {}",
        most_neurons,
        width);
}

void RandomNetworks::draw(const Stream& stream, const Inputs& inputs, Block& f) const {
    constexpr Index part_size = most_neurons / max_parts;
    const StreamSource random(stream);
    f.setZero(lanes, inputs.cols());
    NeuronNumbers numbers;
    Block a;
    for (int part = 0; part * part_size < width_; ++part) {
        const Index n = std::min(part_size, width_ - part * part_size);
        numbers.normals.resize(lanes, n * neuron_.n_normals());
        numbers.uniforms.resize(lanes, n * neuron_.n_uniforms());
        a.resize(lanes, n);
        random.normals(in_part(Purpose::NeuronNormal, part), numbers.normals);
        random.uniforms(in_part(Purpose::NeuronUniform, part), numbers.uniforms);
        fill_output_weights(law_, random, in_part(Purpose::OutputWeight, part), a);
        neuron_.accumulate(inputs, numbers, a, f);
    }
    f /= std::sqrt(static_cast<double>(width_));
    if (neuron_.bias_variance() > 0.0) {
        Block bias(lanes, 1);
        random.normals(Purpose::OutputBias, bias);
        f.colwise() += std::sqrt(neuron_.bias_variance()) * bias.col(0);
    }
}

}  // namespace feynet
