#include "feynet/nnft/random_networks.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cassert>
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

void RandomNetworks::draw(
    const Stream& stream, const Inputs& inputs, Index n_draws, Block& f) const {
    assert(n_draws >= 1);
    const Index k = inputs.cols();
    f.setZero(lanes, k * n_draws);
    if (width_ <= widest_shared) {
        add_narrow(stream, inputs, f);
    } else {
        add_wide(stream, inputs, f);
    }
    f /= std::sqrt(static_cast<double>(width_));
    if (neuron_.bias_variance() > 0.0) {
        Block bias(lanes, n_draws);
        fill_normals(stream, Purpose::OutputBias, bias);
        for (Index draw = 0; draw < n_draws; ++draw) {
            f.middleCols(draw * k, k).colwise() +=
                std::sqrt(neuron_.bias_variance()) * bias.col(draw);
        }
    }
}

void RandomNetworks::fill(const Stream& stream, Index first, Index n, Part& part) const {
    const Index n_normals = neuron_.n_normals();
    const Index n_uniforms = neuron_.n_uniforms();
    part.numbers.normals.resize(lanes, n * n_normals);
    part.numbers.uniforms.resize(lanes, n * n_uniforms);
    part.a.resize(lanes, n);
    fill_normals(stream, Purpose::NeuronNormal, part.numbers.normals, first * n_normals);
    fill_uniforms(stream, Purpose::NeuronUniform, part.numbers.uniforms, first * n_uniforms);
    fill_output_weights(law_, StreamSource(stream, first), Purpose::OutputWeight, part.a);
}

void RandomNetworks::add_narrow(const Stream& stream, const Inputs& inputs, Block& f) const {
    const Index k = inputs.cols();
    const Index n_draws = f.cols() / k;
    const Index at_once = neurons_at_once / widest_shared * (widest_shared / width_);
    const Index n_normals = width_ * neuron_.n_normals();
    const Index n_uniforms = width_ * neuron_.n_uniforms();
    Part part;
    Part one;
    Block field(lanes, k);
    for (Index first = 0; first < n_draws; first += at_once) {
        const Index n = std::min(at_once, n_draws - first);
        fill(stream, first * width_, n * width_, part);
        for (Index draw = 0; draw < n; ++draw) {
            one.numbers.normals = part.numbers.normals.middleCols(draw * n_normals, n_normals);
            one.numbers.uniforms = part.numbers.uniforms.middleCols(draw * n_uniforms, n_uniforms);
            one.a = part.a.middleCols(draw * width_, width_);
            field.setZero();
            neuron_.accumulate(inputs, one.numbers, one.a, field);
            f.middleCols((first + draw) * k, k) = field;
        }
    }
}

void RandomNetworks::add_wide(const Stream& stream, const Inputs& inputs, Block& f) const {
    const Index k = inputs.cols();
    const Index n_draws = f.cols() / k;
    // every network begins where numbers may be filled from
    const Index stride = (width_ + columns_at_once - 1) / columns_at_once * columns_at_once;
    Part part;
    Block field(lanes, k);
    for (Index draw = 0; draw < n_draws; ++draw) {
        field.setZero();
        for (Index first = 0; first < width_; first += neurons_at_once) {
            fill(stream, draw * stride + first, std::min(neurons_at_once, width_ - first), part);
            neuron_.accumulate(inputs, part.numbers, part.a, field);
        }
        f.middleCols(draw * k, k) = field;
    }
}

}  // namespace feynet
