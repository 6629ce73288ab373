#include "feynet/nnft/interaction/ring_networks.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {

RingNetworks::RingNetworks(const OscillatorRing& ring, OutputLaw law, Index width)
    : ring_(ring), law_(law), width_(width), scale_(0.0) {
    check(ring);
    require(width >= 1, "width", "must be at least 1, got {}", width);
    scale_ = std::sqrt(2.0 * ring.variance() / static_cast<double>(width));
    const auto n = static_cast<double>(ring.n_slices);
    double sum = 0.0;
    for (Index k = 0; k < ring.n_slices; ++k) {
        sum += 1.0 / (n * ring.variance() * ring.mode_stiffness(k));
        cumulative_.push_back(sum);
        const double angle = 2.0 * std::numbers::pi * static_cast<double>(k) / n;
        cosine_.push_back(std::cos(angle));
        sine_.push_back(std::sin(angle));
    }
    cumulative_.back() = 1.0;
    for (Index j = 0; j < ring.n_slices; ++j) {
        const double u = static_cast<double>(j) / n;
        const auto found = std::lower_bound(cumulative_.begin(), cumulative_.end(), u);
        guide_.push_back(found - cumulative_.begin());
    }
}

Index RingNetworks::momentum(double u) const {
    const double slot = u * static_cast<double>(ring_.n_slices);
    Index k = guide_[static_cast<std::size_t>(slot)];
    while (cumulative_[static_cast<std::size_t>(k)] < u) {
        ++k;
    }
    return k;
}

void RingNetworks::draw(const RandomSource& random, Index n_neurons, Block& theta) const {
    Block uniforms(lanes, 2 * n_neurons);
    Block a(lanes, n_neurons);
    random.uniforms(Purpose::NeuronUniform, uniforms);
    fill_output_weights(law_, random, Purpose::OutputWeight, a);
    theta.resize(lanes, 3 * n_neurons);
    for (Index i = 0; i < n_neurons; ++i) {
        for (int lane = 0; lane < lanes; ++lane) {
            theta(lane, 3 * i) = static_cast<double>(momentum(uniforms(lane, 2 * i)));
        }
        theta.col(3 * i + 1) = 2.0 * std::numbers::pi * uniforms.col(2 * i + 1);
        theta.col(3 * i + 2) = a.col(i);
    }
}

LaneWave RingNetworks::wave(const Block& theta, Index neuron) const {
    Lanes cosine;
    Lanes sine;
    for (int lane = 0; lane < lanes; ++lane) {
        const auto k = static_cast<std::size_t>(theta(lane, 3 * neuron));
        cosine[lane] = cosine_[k];
        sine[lane] = sine_[k];
    }
    return {scale_ * theta.col(3 * neuron + 2), theta.col(3 * neuron + 1), cosine, sine};
}

void RingNetworks::evaluate(const Block& theta, Block& field) const {
    field.setZero(lanes, ring_.n_slices);
    for (Index i = 0; i < width_; ++i) {
        add_neuron(theta, i, 1.0, field);
    }
}

void RingNetworks::add_neuron(const Block& theta, Index neuron, double sign, Block& field) const {
    LaneWave wave = this->wave(theta, neuron);
    for (Index t = 0; t < ring_.n_slices; ++t) {
        field.col(t) += sign * wave.value();
        wave.advance();
    }
}

void RingNetworks::change_of(
    const Block& theta, const Block& offered, Index neuron, Block& change) const {
    LaneWave old_wave = wave(theta, neuron);
    LaneWave new_wave = wave(offered, neuron);
    change.resize(lanes, ring_.n_slices);
    for (Index t = 0; t < ring_.n_slices; ++t) {
        change.col(t) = new_wave.value() - old_wave.value();
        new_wave.advance();
        old_wave.advance();
    }
}

void RingNetworks::pull_back_to_phases(const Block& theta, const Block& g, Block& gradient) const {
    gradient.resize(lanes, width_);
    for (Index i = 0; i < width_; ++i) {
        LaneWave wave = this->wave(theta, i);
        Lanes sum = Lanes::Zero();
        for (Index t = 0; t < ring_.n_slices; ++t) {
            sum += g.col(t) * wave.quadrature();
            wave.advance();
        }
        gradient.col(i) = -sum;
    }
}

}  // namespace feynet
