#include "feynet/network/network_gaussian.hpp"

#include <utility>

namespace feynet {

Block classical_weights(const LinearNetwork& network, const DecayNetwork& oscillator) {
    Block path = Block::Zero(lanes, network.n_nodes());
    path.rowwise() += oscillator.offset().transpose();
    Block mean(lanes, network.n_weights());
    network.invert(path, mean);
    return mean;
}

NetworkGaussian::NetworkGaussian(const LinearNetwork& network, DecayNetwork oscillator)
    : network_(network),
      oscillator_(std::move(oscillator)),
      mean_(classical_weights(network, oscillator_)) {}

void NetworkGaussian::draw(const Block& normals, Block& v) const {
    Block path(lanes, network_.n_nodes());
    v.resize(lanes, dimension());
    oscillator_.apply(normals, path);
    network_.solve(path, v);
}

void NetworkGaussian::solve(const Block& g, Block& v) const {
    Block nodes(lanes, network_.n_nodes());
    Block noise(lanes, dimension());
    v.resize(lanes, dimension());
    network_.solve_transposed(g, nodes);
    oscillator_.apply_transposed(nodes, noise);
    oscillator_.apply(noise, nodes);
    network_.solve(nodes, v);
}

Lanes NetworkGaussian::norm(const Block& v) const {
    Block path(lanes, network_.n_nodes());
    Block noise(lanes, dimension());
    network_.apply(v, path);
    oscillator_.solve(path, noise);
    return noise.square().rowwise().sum();
}

std::unique_ptr<GaussianPart> LinearNetwork::oscillator_part(
    Rule rule, double mass, double frequency) const {
    return std::make_unique<NetworkGaussian>(*this, DecayNetwork(grid(), rule, mass, frequency));
}

}  // namespace feynet
