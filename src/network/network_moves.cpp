#include "feynet/network/network_moves.hpp"

#include "feynet/network/network_action.hpp"
#include "feynet/network/site_network.hpp"

namespace feynet {

Lanes WeightMoves::value(const Block& theta) const {
    return NetworkAction(network_, path_action_).value(theta);
}

void WeightMoves::gradient(const Block& theta, Block& gradient) const {
    NetworkAction(network_, path_action_).gradient(theta, gradient);
}

Lanes WeightMoves::delta(const Block& theta, Index i, const Lanes& shift) const {
    Block moved = theta;
    moved.col(i) += shift;
    return value(moved) - value(theta);
}

void WeightMoves::move(Block& theta, Index i, const Lanes& shift) const {
    theta.col(i) += shift;
}

NodeMoves::NodeMoves(const PathNetwork& network, const LocalAction& path_action)
    : network_(network),
      path_action_(path_action),
      weights_are_nodes_(
          dynamic_cast<const SiteNetwork*>(&network) != nullptr && network.grid().is_ring()) {}

Lanes NodeMoves::value(const Block& theta) const {
    return NetworkAction(network_, path_action_).value(theta);
}

void NodeMoves::gradient(const Block& theta, Block& gradient) const {
    NetworkAction(network_, path_action_).gradient(theta, gradient);
}

Lanes NodeMoves::delta(const Block& theta, Index i, const Lanes& shift) const {
    if (weights_are_nodes_) {
        return path_action_.delta(theta, i, shift);
    }
    Block path(lanes, network_.n_nodes());
    network_.evaluate(theta, path);
    return path_action_.delta(path, i, shift);
}

void NodeMoves::move(Block& theta, Index i, const Lanes& shift) const {
    if (weights_are_nodes_) {
        theta.col(i) += shift;
        return;
    }
    Block nodes = Block::Zero(lanes, network_.n_nodes());
    Block change(lanes, network_.n_weights());
    nodes.col(network_.grid().first_free() + i) = shift;
    network_.solve(nodes, change);
    theta += change;
}

}  // namespace feynet
