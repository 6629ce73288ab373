#include "feynet/network/linear_network.hpp"

#include <cassert>

namespace feynet {

void LinearNetwork::evaluate(const Block& theta, Block& path) const {
    assert(theta.cols() == n_weights());
    path.resize(lanes, n_nodes());
    apply(theta, path);
    if (has_offset_) {
        path.rowwise() += offset_.transpose();
    }
}

void LinearNetwork::pull_back(const Block& /*theta*/, const Block& g, Block& gradient) const {
    assert(g.cols() == n_nodes());
    gradient.resize(lanes, n_weights());
    apply_transposed(g, gradient);
}

void LinearNetwork::invert(const Block& path, Block& theta) const {
    assert(path.cols() == n_nodes());
    theta.resize(lanes, n_weights());
    if (has_offset_) {
        const Block deviation = path.rowwise() - offset_.transpose();
        solve(deviation, theta);
    } else {
        solve(path, theta);
    }
}

}  // namespace feynet
