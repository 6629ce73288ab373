#include "feynet/network/network_gaussian.hpp"

#include <cassert>
#include <utility>

namespace feynet {

Block weights_of_offset(const LinearNetwork& network, const LinearNetwork& other) {
    Block path = Block::Zero(lanes, network.n_nodes());
    path.rowwise() += other.offset().transpose();
    Block mean(lanes, network.n_weights());
    network.invert(path, mean);
    return mean;
}

NetworkGaussian::NetworkGaussian(
    const LinearNetwork& network, std::shared_ptr<const LinearNetwork> noise)
    : network_(network), noise_(std::move(noise)), mean_(weights_of_offset(network, *noise_)) {
    assert(network.n_weights() == noise_->n_weights());
}

void NetworkGaussian::draw(const Block& normals, Block& v) const {
    Block path(lanes, network_.n_nodes());
    v.resize(lanes, dimension());
    noise_->apply(normals, path);
    network_.solve(path, v);
}

void NetworkGaussian::solve(const Block& g, Block& v) const {
    Block nodes(lanes, network_.n_nodes());
    Block noise(lanes, dimension());
    v.resize(lanes, dimension());
    network_.solve_transposed(g, nodes);
    noise_->apply_transposed(nodes, noise);
    noise_->apply(noise, nodes);
    network_.solve(nodes, v);
}

Lanes NetworkGaussian::norm(const Block& v) const {
    Block path(lanes, network_.n_nodes());
    Block noise(lanes, dimension());
    network_.apply(v, path);
    noise_->solve(path, noise);
    return noise.square().rowwise().sum();
}

}  // namespace feynet
