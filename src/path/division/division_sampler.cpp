#include "feynet/path/division/division_sampler.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

/// The normal law from which the value of a node is proposed.
struct DivisionSampler::Proposal {
    Lanes mean;
    Lanes variance;

    /// −ln of its density, up to ½ ln 2π.
    Lanes energy(const Lanes& x) const {
        const Lanes deviation = x - mean;
        return 0.5 * (variance.log() + deviation * deviation / variance);
    }
};

DivisionSampler::DivisionSampler(const DivisionEnsemble& ensemble, double mass)
    : ensemble_(ensemble), mass_(mass) {
    require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
}

/// The part of S that knows node n, were it at (t, x).
Lanes DivisionSampler::energy(const Block& q, Index node, const Lanes& t, const Lanes& x) const {
    Lanes sum =
        ensemble_.link_value(ensemble_.time(q, node - 1), ensemble_.position(q, node - 1), t, x);
    if (node < ensemble_.n_intervals()) {
        sum += ensemble_.link_value(
            t, x, ensemble_.time(q, node + 1), ensemble_.position(q, node + 1));
    }
    return sum;
}

DivisionSampler::Proposal DivisionSampler::bridge(
    const Block& q, Index node, const Lanes& t) const {
    const Lanes before = ensemble_.position(q, node - 1);
    const Lanes d = t - ensemble_.time(q, node - 1);
    if (node == ensemble_.n_intervals()) {
        return {before, d / mass_};
    }
    const Lanes rest = ensemble_.time(q, node + 1) - t;
    const Lanes part = d / (d + rest);
    return {before + part * (ensemble_.position(q, node + 1) - before), part * rest / mass_};
}

Transition DivisionSampler::step(Block& q, const RandomSource& random) const {
    const Index n_nodes = ensemble_.n_free_nodes();
    Block normals(lanes, n_nodes);
    Block places(lanes, n_nodes);
    Block u(lanes, n_nodes);
    random.normals(Purpose::Proposal, normals);
    random.uniforms(Purpose::Length, places);
    random.uniforms(Purpose::Acceptance, u);
    Transition transition;
    transition.acceptance.setZero();
    for (Index node = 1; node <= n_nodes; ++node) {
        const std::optional<Index> time_column = ensemble_.time_column(node);
        const Index column = *ensemble_.position_column(node);
        const Lanes t = ensemble_.time(q, node);
        const Lanes x = q.col(column);
        Lanes new_t = t;
        if (time_column) {
            const Lanes before = ensemble_.time(q, node - 1);
            new_t = before + places.col(node - 1) * (ensemble_.time(q, node + 1) - before);
        }
        const Proposal there = bridge(q, node, new_t);
        const Lanes new_x = there.mean + there.variance.sqrt() * normals.col(node - 1);
        const Lanes change = energy(q, node, new_t, new_x) - there.energy(new_x) -
                             energy(q, node, t, x) + bridge(q, node, t).energy(x);
        const Lanes accepted = accepts(change, u.col(node - 1));
        q.col(column) = (accepted > 0.5).select(new_x, x);
        if (time_column) {
            q.col(*time_column) = (accepted > 0.5).select(new_t, t);
        }
        transition.acceptance += accepted / static_cast<double>(n_nodes);
        transition.non_finite += change.isFinite().select(Lanes::Zero(), Lanes::Ones());
    }
    return transition;
}

}  // namespace feynet
