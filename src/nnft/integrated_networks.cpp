#include "feynet/nnft/integrated_networks.hpp"

#include "feynet/core/error.hpp"
#include "feynet/nnft/random_networks.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {

/// Sums over neurons of the products of two and of four hidden units.
class IntegratedNetworks::Sums {
public:
    Sums(const NPointFunctions& functions, Index n_inputs, double kurtosis)
        : functions_(functions),
          n_inputs_(n_inputs),
          kurtosis_(kurtosis),
          pairs_(Block::Zero(lanes, n_inputs * n_inputs)),
          quartets_(Block::Zero(lanes, functions.size())) {}

    void add(const Block& h, const Lanes& w) {
        for (Index i = 0; i < n_inputs_; ++i) {
            const Lanes weighted = w * h.col(i);
            for (Index j = i; j < n_inputs_; ++j) {
                pairs_.col(i * n_inputs_ + j) += weighted * h.col(j);
            }
        }
        const Lanes quartic = kurtosis_ * w - 3.0 * w.square();
        for (Index c = 0; c < functions_.size(); ++c) {
            const std::vector<Index>& p = product(c);
            if (p.size() == 4) {
                quartets_.col(c) += quartic * h.col(p[0]) * h.col(p[1]) * h.col(p[2]) * h.col(p[3]);
            }
        }
    }

    void finish(Index width, double bias_variance, Block& values) {
        const double n = 1.0 / static_cast<double>(width);
        pairs_ = bias_variance + n * pairs_;
        values.resize(lanes, functions_.size());
        for (Index c = 0; c < functions_.size(); ++c) {
            const std::vector<Index>& p = product(c);
            if (p.size() == 2) {
                values.col(c) = pair(p[0], p[1]);
            } else {
                values.col(c) = pair(p[0], p[1]) * pair(p[2], p[3]) +
                                pair(p[0], p[2]) * pair(p[1], p[3]) +
                                pair(p[0], p[3]) * pair(p[1], p[2]) + n * n * quartets_.col(c);
            }
        }
    }

private:
    const std::vector<Index>& product(Index c) const {
        return functions_.products()[static_cast<std::size_t>(c)];
    }
    Lanes pair(Index i, Index j) const {
        return pairs_.col(std::min(i, j) * n_inputs_ + std::max(i, j));
    }

    const NPointFunctions& functions_;
    Index n_inputs_;
    double kurtosis_;
    Block pairs_;
    Block quartets_;
};

IntegratedNetworks::IntegratedNetworks(
    const Neuron& neuron, OutputLaw law, Index width, Eigen::VectorXd shift)
    : neuron_(neuron), kurtosis_(kurtosis(law)), width_(width), shift_(std::move(shift)) {
    require(
        width >= 1 && width <= RandomNetworks::most_neurons,
        "width",
        "must be 1 … {}, got {}",
        RandomNetworks::most_neurons,
        width);
    require(
        shift_.size() == 0 || shift_.size() == neuron.n_normals(),
        "shift",
        "must have {} numbers, got {}",
        neuron.n_normals(),
        shift_.size());
    require(shift_.allFinite(), "shift", "must be finite");
}

void IntegratedNetworks::draw(
    const Stream& stream,
    const Inputs& inputs,
    const NPointFunctions& functions,
    Block& values) const {
    for (const std::vector<Index>& product : functions.products()) {
        require(
            product.size() == 2 || product.size() == 4,
            "products",
            "must be of two or four inputs where output weights are integrated out, got {}",
            product.size());
    }
    Sums sums(functions, inputs.cols(), kurtosis_);
    for (Index first = 0; first < width_; first += RandomNetworks::neurons_at_once) {
        add_part(stream, first, inputs, sums);
    }
    sums.finish(width_, neuron_.bias_variance(), values);
}

void IntegratedNetworks::add_part(
    const Stream& stream, Index first, const Inputs& inputs, Sums& sums) const {
    const Index n = std::min(RandomNetworks::neurons_at_once, width_ - first);
    const Index n_normals = neuron_.n_normals();
    const Index n_uniforms = neuron_.n_uniforms();
    NeuronNumbers numbers{Block(lanes, n * n_normals), Block(lanes, n * n_uniforms)};
    fill_normals(stream, Purpose::NeuronNormal, numbers.normals, first * n_normals);
    fill_uniforms(stream, Purpose::NeuronUniform, numbers.uniforms, first * n_uniforms);
    const Block weights = shift(numbers.normals, n);
    const Block one = Block::Ones(lanes, 1);
    NeuronNumbers of_one;
    Block h;
    for (Index m = 0; m < n; ++m) {
        of_one.normals = numbers.normals.middleCols(m * n_normals, n_normals);
        of_one.uniforms = numbers.uniforms.middleCols(m * n_uniforms, n_uniforms);
        h.setZero(lanes, inputs.cols());
        neuron_.accumulate(inputs, of_one, one, h);
        sums.add(h, weights.col(m));
    }
}

Block IntegratedNetworks::shift(Block& normals, Index n_neurons) const {
    Block log_weights = Block::Constant(lanes, n_neurons, -0.5 * shift_.squaredNorm());
    for (Index m = 0; m < n_neurons; ++m) {
        for (Index i = 0; i < shift_.size(); ++i) {
            const Index column = m * shift_.size() + i;
            log_weights.col(m) -= shift_[i] * normals.col(column);
            normals.col(column) += shift_[i];
        }
    }
    return log_weights.exp();
}

}  // namespace feynet
