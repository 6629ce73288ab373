#include "feynet/network/network_bonds.hpp"

#include <cassert>

namespace feynet {

NetworkBonds::NetworkBonds(const Network& network, const SignedBonds& path_bonds)
    : network_(network), path_bonds_(path_bonds) {
    assert(path_bonds.dimension() == network.n_nodes());
}

void NetworkBonds::break_costs(const Block& theta, Block& costs) const {
    Block path(lanes, network_.n_nodes());
    network_.evaluate(theta, path);
    path_bonds_.break_costs(path, costs);
}

void NetworkBonds::flip(Block& theta, const Block& signs) const {
    Block path(lanes, network_.n_nodes());
    Block flipped(lanes, network_.n_weights());
    network_.evaluate(theta, path);
    path_bonds_.flip(path, signs);
    network_.invert(path, flipped);
    for (int lane = 0; lane < lanes; ++lane) {
        if ((signs.row(lane) < 0.0).any()) {
            theta.row(lane) = flipped.row(lane);
        }
    }
}

}  // namespace feynet
