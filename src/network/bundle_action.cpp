#include "feynet/network/bundle_action.hpp"

#include <cassert>

namespace feynet {

BundleAction::BundleAction(const NetworkBundle& bundle, const Action& path_action)
    : bundle_(bundle), path_action_(path_action) {
    assert(path_action.dimension() == bundle.n_nodes());
}

Lanes BundleAction::value(const Block& theta) const {
    Block paths;
    bundle_.evaluate(theta, paths);
    return path_action_.value(paths);
}

void BundleAction::gradient(const Block& theta, Block& gradient) const {
    Block paths;
    Block force;
    bundle_.evaluate(theta, paths);
    path_action_.gradient(paths, force);
    bundle_.pull_back(theta, force, gradient);
}

}  // namespace feynet
