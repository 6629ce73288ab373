#include "feynet/network/network_action.hpp"

#include <cassert>

namespace feynet {

NetworkAction::NetworkAction(const Network& network, const Action& path_action)
    : network_(network), path_action_(path_action) {
    assert(path_action.dimension() == network.n_nodes());
}

Lanes NetworkAction::value(const Block& theta) const {
    if (network_.is_identity()) {
        return path_action_.value(theta);
    }
    Block path(lanes, network_.n_nodes());
    network_.evaluate(theta, path);
    return path_action_.value(path);
}

void NetworkAction::gradient(const Block& theta, Block& gradient) const {
    if (network_.is_identity()) {
        path_action_.gradient(theta, gradient);
        return;
    }
    Block path(lanes, network_.n_nodes());
    Block force(lanes, network_.n_nodes());
    network_.evaluate(theta, path);
    path_action_.gradient(path, force);
    network_.pull_back(theta, force, gradient);
}

void NetworkAction::kick_and_drift(
    const Lanes& kick, const Lanes& drift, Block& theta, Block& p) const {
    if (network_.is_identity()) {
        path_action_.kick_and_drift(kick, drift, theta, p);
    } else {
        Action::kick_and_drift(kick, drift, theta, p);
    }
}

}  // namespace feynet
