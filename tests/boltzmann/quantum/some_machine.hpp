#pragma once

#include "feynet/boltzmann/quantum/rbm_weights.hpp"
#include "feynet/core/random.hpp"

#include <complex>

namespace feynet::test {

/// Complex weights, each part normal with the given width.
inline RbmWeights some_machine(
    Index n_spins, Index n_hidden, double width, std::uint64_t seed = 1) {
    Block normals(lanes, 8 * ((n_spins + n_hidden + n_spins * n_hidden + 31) / 32) + 8);
    fill_normals({.seed = seed}, Purpose::Test, normals);
    Index next = 0;
    const auto draw = [&] {
        const double real = width * normals.data()[next++];
        return std::complex<double>(real, width * normals.data()[next++]);
    };
    RbmWeights weights{
        Eigen::VectorXcd(n_spins), Eigen::VectorXcd(n_hidden), Eigen::MatrixXcd(n_spins, n_hidden)};
    for (auto& weight : weights.visible) {
        weight = draw();
    }
    for (auto& weight : weights.hidden) {
        weight = draw();
    }
    for (auto& weight : weights.coupling.reshaped()) {
        weight = draw();
    }
    return weights;
}

/// s = ±1 of the bits of a number.
inline Eigen::VectorXd spins_of(Index state, Index n_spins) {
    Eigen::VectorXd spins(n_spins);
    for (Index i = 0; i < n_spins; ++i) {
        spins(i) = (state >> i & 1) != 0 ? 1.0 : -1.0;
    }
    return spins;
}

/// The number whose bits are the spins of a lane.
inline Index state_of(const Block& spins, int lane) {
    Index state = 0;
    for (Index i = 0; i < spins.cols(); ++i) {
        state |= spins(lane, i) > 0.0 ? Index{1} << i : 0;
    }
    return state;
}

/// ψ of all 2ᴺ configurations.
inline Eigen::VectorXcd all_amplitudes(const RbmWeights& weights) {
    Eigen::VectorXcd amplitudes(Index{1} << weights.n_spins());
    for (Index k = 0; k < amplitudes.size(); ++k) {
        amplitudes(k) = std::exp(log_amplitude(weights, spins_of(k, weights.n_spins())));
    }
    return amplitudes;
}

}  // namespace feynet::test
