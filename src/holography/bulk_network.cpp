#include "feynet/holography/bulk_network.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/multiply_add.hpp"

#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

constexpr Index max_stages = 16;

/// One number for each stage of a layer, for all lanes.
using StageLanes = std::array<Lanes, static_cast<std::size_t>(max_stages)>;

Lanes& at(StageLanes& values, Index i) {
    return values[static_cast<std::size_t>(i)];
}
const Lanes& at(const StageLanes& values, Index i) {
    return values[static_cast<std::size_t>(i)];
}

bool fits_together(const RungeKutta& rule) {
    const Index n_stages = rule.b.size();
    if (n_stages < 1 || n_stages > max_stages || rule.a.rows() != n_stages ||
        rule.a.cols() != n_stages || static_cast<Index>(rule.node.size()) != n_stages ||
        rule.nodes.size() < 1 || rule.nodes(0) != 0.0) {
        return false;
    }
    for (const Index node : rule.node) {
        if (node < 0 || node >= rule.nodes.size()) {
            return false;
        }
    }
    return true;
}

bool shares_its_end(const RungeKutta& rule) {
    return rule.nodes(rule.nodes.size() - 1) == 1.0;
}

}  // namespace

/// φ, π and ∂π at the stages of one layer.
struct BulkNetwork::Stages {
    StageLanes phi;
    StageLanes pi;
    StageLanes force;
};

BulkNetwork::BulkNetwork(double boundary, double horizon, Index n_layers, RungeKutta rule)
    : n_layers_(n_layers), horizon_(horizon), step_(0.0), rule_(std::move(rule)), stride_(0) {
    require(
        std::isfinite(boundary) && boundary > horizon,
        "boundary",
        "must be finite and above the horizon, got {}",
        boundary);
    require(horizon >= 0.0, "horizon", "must not be negative, got {}", horizon);
    require(n_layers >= 1, "n_layers", "must be positive, got {}", n_layers);
    require(fits_together(rule_), "rule", "must have 1 to {} stages of one shape", max_stages);
    step_ = (horizon - boundary) / static_cast<double>(n_layers);
    const Index n_nodes = rule_.nodes.size();
    stride_ = shares_its_end(rule_) ? n_nodes - 1 : n_nodes;
    depths_.resize(n_layers * stride_ + (n_nodes - stride_));
    for (Index k = 0; k < depths_.size(); ++k) {
        const double layers_above = static_cast<double>(k / stride_) + rule_.nodes(k % stride_);
        depths_(k) = boundary + layers_above * step_;
    }
}

void BulkNetwork::find_stages(
    const BulkWeights& weights, Index layer, const BulkState& state, Stages& stages) const {
    for (Index i = 0; i < rule_.b.size(); ++i) {
        at(stages.phi, i) = state.phi;
        at(stages.pi, i) = state.pi;
        for (Index j = 0; j < i; ++j) {
            const double a = step_ * rule_.a(i, j);
            if (a != 0.0) {
                at(stages.phi, i) = multiply_add(a, at(stages.pi, j), at(stages.phi, i));
                at(stages.pi, i) = multiply_add(a, at(stages.force, j), at(stages.pi, i));
            }
        }
        const Lanes& phi = at(stages.phi, i);
        at(stages.force, i) = (weights.mass_squared + weights.coupling * phi.square()) * phi -
                              weights.metric(depth_of(layer, i)) * at(stages.pi, i);
    }
}

BulkPath BulkNetwork::propagate(const BulkWeights& weights, const BulkState& boundary) const {
    assert(weights.metric.size() == depths_.size());
    BulkPath path{Block(lanes, n_layers_ + 1), Block(lanes, n_layers_ + 1)};
    BulkState state = boundary;
    Stages stages;
    for (Index n = 0; n < n_layers_; ++n) {
        path.phi.col(n) = state.phi;
        path.pi.col(n) = state.pi;
        find_stages(weights, n, state, stages);
        for (Index i = 0; i < rule_.b.size(); ++i) {
            state.phi = multiply_add(step_ * rule_.b(i), at(stages.pi, i), state.phi);
            state.pi = multiply_add(step_ * rule_.b(i), at(stages.force, i), state.pi);
        }
    }
    path.phi.col(n_layers_) = state.phi;
    path.pi.col(n_layers_) = state.pi;
    return path;
}

void BulkNetwork::pull_layer(
    const BulkWeights& weights,
    Index layer,
    const Stages& stages,
    BulkState& slope,
    BulkSlopes& slopes) const {
    // At stage i: along = ∂E/∂(∂φ), force = ∂E/∂(∂π).
    StageLanes along;
    StageLanes force;
    for (Index i = 0; i < rule_.b.size(); ++i) {
        at(along, i) = step_ * rule_.b(i) * slope.phi;
        at(force, i) = step_ * rule_.b(i) * slope.pi;
    }
    for (Index i = rule_.b.size() - 1; i >= 0; --i) {
        const Lanes& phi = at(stages.phi, i);
        const Index depth = depth_of(layer, i);
        slopes.metric.col(depth) -= at(force, i) * at(stages.pi, i);
        slopes.mass_squared += at(force, i) * phi;
        slopes.coupling += at(force, i) * phi.cube();
        // The slopes with respect to φ and π of this stage.
        const Lanes curvature = weights.mass_squared + 3.0 * weights.coupling * phi.square();
        const Lanes by_phi = curvature * at(force, i);
        const Lanes by_pi = at(along, i) - weights.metric(depth) * at(force, i);
        slope.phi += by_phi;
        slope.pi += by_pi;
        for (Index j = 0; j < i; ++j) {
            const double a = step_ * rule_.a(i, j);
            if (a != 0.0) {
                at(along, j) = multiply_add(a, by_phi, at(along, j));
                at(force, j) = multiply_add(a, by_pi, at(force, j));
            }
        }
    }
}

BulkState BulkNetwork::pull_back(
    const BulkWeights& weights,
    const BulkPath& path,
    const BulkState& horizon,
    BulkSlopes& slopes) const {
    assert(weights.metric.size() == depths_.size() && slopes.metric.cols() == depths_.size());
    assert(path.phi.cols() == n_layers_ + 1 && path.pi.cols() == n_layers_ + 1);
    BulkState slope = horizon;
    Stages stages;
    for (Index n = n_layers_ - 1; n >= 0; --n) {
        find_stages(weights, n, {path.phi.col(n), path.pi.col(n)}, stages);
        pull_layer(weights, n, stages, slope, slopes);
    }
    return slope;
}

}  // namespace feynet
