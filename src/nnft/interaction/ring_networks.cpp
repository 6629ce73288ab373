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
}

Index RingNetworks::momentum(double u) const {
    return std::lower_bound(cumulative_.begin(), cumulative_.end(), u) - cumulative_.begin();
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

void RingNetworks::evaluate(const Block& theta, Block& field) const {
    field.setZero(lanes, ring_.n_slices);
    for (Index i = 0; i < width_; ++i) {
        add_neuron(theta, i, 1.0, field);
    }
}

void RingNetworks::add_neuron(const Block& theta, Index neuron, double sign, Block& field) const {
    const auto n = static_cast<std::size_t>(ring_.n_slices);
    const Lanes weight = sign * scale_ * theta.col(3 * neuron + 2);
    const Lanes in_phase = weight * theta.col(3 * neuron + 1).cos();
    const Lanes out_of_phase = weight * theta.col(3 * neuron + 1).sin();
    for (int lane = 0; lane < lanes; ++lane) {
        const auto k = static_cast<std::size_t>(theta(lane, 3 * neuron));
        std::size_t j = 0;  // k t modulo n
        for (Index t = 0; t < ring_.n_slices; ++t) {
            field(lane, t) += in_phase[lane] * cosine_[j] - out_of_phase[lane] * sine_[j];
            j += k;
            j -= j >= n ? n : 0;
        }
    }
}

void RingNetworks::pull_back_to_phases(const Block& theta, const Block& g, Block& gradient) const {
    const auto n = static_cast<std::size_t>(ring_.n_slices);
    gradient.resize(lanes, width_);
    for (Index i = 0; i < width_; ++i) {
        for (int lane = 0; lane < lanes; ++lane) {
            const auto k = static_cast<std::size_t>(theta(lane, 3 * i));
            double along_cosine = 0.0;
            double along_sine = 0.0;
            std::size_t j = 0;
            for (Index t = 0; t < ring_.n_slices; ++t) {
                along_cosine += g(lane, t) * cosine_[j];
                along_sine += g(lane, t) * sine_[j];
                j += k;
                j -= j >= n ? n : 0;
            }
            const double c = theta(lane, 3 * i + 1);
            // ∂/∂c cos(p t + c) = −sin(p t) cos c − cos(p t) sin c
            gradient(lane, i) = -scale_ * theta(lane, 3 * i + 2) *
                                (along_sine * std::cos(c) + along_cosine * std::sin(c));
        }
    }
}

}  // namespace feynet
