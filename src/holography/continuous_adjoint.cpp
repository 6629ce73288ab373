#include "feynet/holography/continuous_adjoint.hpp"

#include "feynet/core/error.hpp"

#include <cassert>
#include <cmath>
#include <utility>
#include <vector>

namespace feynet {
namespace {

/// φ, π and the slopes with respect to them; or the changes of the four with η.
struct FieldAndSlope {
    Lanes phi;
    Lanes pi;
    Lanes by_phi;
    Lanes by_pi;

    void add(double factor, const FieldAndSlope& change) {
        phi += factor * change.phi;
        pi += factor * change.pi;
        by_phi += factor * change.by_phi;
        by_pi += factor * change.by_pi;
    }
};

FieldAndSlope motion(const BulkWeights& weights, double metric, const FieldAndSlope& at) {
    const Lanes square = at.phi.square();
    return {
        at.pi,
        (weights.mass_squared + weights.coupling * square) * at.phi - metric * at.pi,
        -(weights.mass_squared + 3.0 * weights.coupling * square) * at.by_pi,
        metric * at.by_pi - at.by_phi};
}

bool nodes_are_symmetric(const Eigen::VectorXd& nodes) {
    const Eigen::VectorXd mirrored = 1.0 - nodes.reverse().array();
    return nodes.size() >= 2 && (nodes - mirrored).cwiseAbs().maxCoeff() < 1e-14;
}

}  // namespace

ContinuousAdjoint::ContinuousAdjoint(
    double boundary, double horizon, Index n_layers, RungeKutta rule)
    : step_(0.0), n_layers_(n_layers), rule_(std::move(rule)), stride_(0) {
    require(nodes_are_symmetric(rule_.nodes), "rule", "must have symmetric nodes, one at each end");
    const BulkNetwork network(boundary, horizon, n_layers, rule_);
    step_ = (boundary - horizon) / static_cast<double>(network.n_layers());
    stride_ = rule_.nodes.size() - 1;
}

BulkState ContinuousAdjoint::pull_back(
    const BulkWeights& weights,
    const BulkState& end,
    const BulkState& horizon,
    BulkSlopes& slopes) const {
    const Index last = n_layers_ * stride_;
    assert(weights.metric.size() == last + 1 && slopes.metric.cols() == last + 1);
    FieldAndSlope state{end.phi, end.pi, horizon.phi, horizon.pi};
    const auto n_stages = static_cast<std::size_t>(rule_.b.size());
    std::vector<FieldAndSlope> changes(n_stages, state);
    for (Index n = 0; n < n_layers_; ++n) {
        for (std::size_t i = 0; i < n_stages; ++i) {
            FieldAndSlope stage = state;
            for (std::size_t j = 0; j < i; ++j) {
                stage.add(
                    step_ * rule_.a(static_cast<Index>(i), static_cast<Index>(j)), changes[j]);
            }
            const Index depth = last - (n * stride_ + rule_.node[i]);
            changes[i] = motion(weights, weights.metric(depth), stage);
            const double weight = step_ * rule_.b(static_cast<Index>(i));
            slopes.metric.col(depth) += weight * stage.by_pi * stage.pi;
            slopes.mass_squared -= weight * stage.by_pi * stage.phi;
            slopes.coupling -= weight * stage.by_pi * stage.phi.cube();
        }
        for (std::size_t i = 0; i < n_stages; ++i) {
            state.add(step_ * rule_.b(static_cast<Index>(i)), changes[i]);
        }
    }
    return {.phi = state.by_phi, .pi = state.by_pi};
}

}  // namespace feynet
