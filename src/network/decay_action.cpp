#include "feynet/network/decay_action.hpp"

#include "feynet/core/lane_register.hpp"

#include <algorithm>
#include <utility>

namespace feynet {
namespace {

/// Nodes that are built before the slopes of all of them are asked for: they stay in registers and
/// the first cache.
constexpr Index run_of_nodes = 16;

using Run = Eigen::Array<double, lanes, run_of_nodes>;

}  // namespace

DecayAction::DecayAction(const DecayNetwork& network, std::unique_ptr<const NodePotential> rest)
    : first_node_(network.grid().first_free()),
      offset_(network.offset().segment(first_node_, network.n_weights())),
      gain_(network.gain()),
      scale_(network.scale()),
      closure_(network.grid().is_ring() ? network.ring().closure() : 0.0),
      memory_(network.grid().is_ring() ? network.ring().memory() : 0),
      rest_(std::move(rest)) {
    gain_[0] = 1.0;  // of what start() hands on
}

/// What the first node has from the weights before it, s₀W₀ left out: Σ ρᵏ s W₋ₖ on a ring, with
/// W₀ of the round before.
template <typename WeightAt>
Lanes DecayAction::start(WeightAt weight_at) const {
    LaneRegister sum{};
    for (Index k = dimension() - memory_ + 1; k < dimension(); ++k) {
        sum = gain_[k] * (sum + weight_at(k));
    }
    return lanes_of(scale_[0] * (closure_ * (sum + weight_at(0)) - weight_at(0)));
}

/// The path node by node, and the slopes of a run of nodes whenever it is complete.
template <typename WeightAt>
Lanes DecayAction::pull(WeightAt next_weight, const Lanes& before, Block& slopes) const {
    const Index n = dimension();
    Lanes rest = Lanes::Zero();
    Lanes last = before;
    Run run;
    for (Index first = 0; first < n; first += run_of_nodes) {
        const Index size = std::min(run_of_nodes, n - first);
        last = follow(next_weight, last, first, run.leftCols(size));
        rest +=
            rest_->pull(first_node_ + first, run.leftCols(size), slopes.middleCols(first, size));
    }
    return rest;
}

/// The next nodes from the deviation of the last one; returns that of the new last one.
template <typename WeightAt>
Lanes DecayAction::follow(
    WeightAt next_weight, const Lanes& last, Index first, Eigen::Ref<Block> nodes) const {
    const double* const gain = gain_.data() + first;
    const double* const scale = scale_.data() + first;
    const double* const offset = offset_.data() + first;
    double* const node = nodes.data();
    const Index size = nodes.cols();
    LaneRegister x = load(last.data());
    for (Index j = 0; j < size; ++j) {
        x = gain[j] * x + scale[j] * next_weight(first + j);
        store(node + j * lanes, x + offset[j]);
    }
    return lanes_of(x);
}

Lanes DecayAction::rest(const Block& q) const {
    const double* const weights = q.data();
    const auto weight = [weights](Index i) { return load(weights + i * lanes); };
    Block slopes(lanes, dimension());
    return pull(weight, closure_ > 0.0 ? start(weight) : Lanes(Lanes::Zero()), slopes);
}

Kick DecayAction::turn_and_kick(const Lanes& angle, const Lanes& dt, Block& q, Block& v) const {
    const Lanes cosines = angle.cos();
    const Lanes sines = angle.sin();
    const LaneRegister cosine = load(cosines.data());
    const LaneRegister sine = load(sines.data());
    double* const weights = q.data();
    double* const velocities = v.data();
    const auto turned = [=](Index i) {
        return load(weights + i * lanes) * cosine + load(velocities + i * lanes) * sine;
    };
    const Lanes before = closure_ > 0.0 ? start(turned) : Lanes(Lanes::Zero());
    const auto turn = [=](Index i) {
        const LaneRegister weight = turned(i);
        const LaneRegister old = load(weights + i * lanes);
        store(velocities + i * lanes, load(velocities + i * lanes) * cosine - old * sine);
        store(weights + i * lanes, weight);
        return weight;
    };
    Block slopes(lanes, dimension());
    const Lanes rest = pull(turn, before, slopes);
    return {rest, kick(dt, slopes, v)};
}

/// v ← v − ε Aᵀ r'; returns what ½ |v|² gained.
Lanes DecayAction::kick(const Lanes& dt, const Block& slopes, Block& v) const {
    const Index n = dimension();
    const double* const slope = slopes.data();
    double* const velocity = v.data();
    const LaneRegister step = load(dt.data());
    LaneRegister sum{};
    if (closure_ > 0.0) {
        for (Index k = memory_ - 1; k > 0; --k) {
            sum = gain_[k] * (sum + load(slope + (k - 1) * lanes));
        }
        const LaneRegister last = load(slope + (n - 1) * lanes);
        sum = closure_ * (sum + last) - last;
    }
    LaneRegister work{};
    double gain = 1.0;
    for (Index i = n - 1; i >= 0; --i) {
        sum = load(slope + i * lanes) + gain * sum;
        gain = gain_[i];
        const LaneRegister push = (scale_[i] * step) * sum;
        const LaneRegister before = load(velocity + i * lanes);
        const LaneRegister after = before - push;
        work -= 0.5 * push * (before + after);
        store(velocity + i * lanes, after);
    }
    return lanes_of(work);
}

}  // namespace feynet
