#include "feynet/network/decay_action.hpp"

#include "feynet/core/multiply_add.hpp"
#include "feynet/core/powers.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace feynet {
namespace {

/// Nodes that are built before the slopes of all of them are asked for: they stay in registers and
/// the first cache.
constexpr Index run_of_nodes = 16;

using Run = Eigen::Array<double, lanes, run_of_nodes>;

/// (q, v) → (q cos ε + v sin ε, v cos ε − q sin ε), each chain by its own angle.
struct Rotation {
    explicit Rotation(const Lanes& angle)
        : cosine(load(Lanes(angle.cos()).data())), sine(load(Lanes(angle.sin()).data())) {}

    LaneRegister weight(const LaneRegister& q, const LaneRegister& v) const {
        return q * cosine + v * sine;
    }
    LaneRegister velocity(const LaneRegister& q, const LaneRegister& v) const {
        return v * cosine - q * sine;
    }

    LaneRegister cosine;
    LaneRegister sine;
};

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

/// Σ ρ^{j+1} term(j) over the terms that a ring remembers, every fourth by itself, so that four
/// sums hide the latency of one.
template <typename TermAt>
LaneRegister DecayAction::remembered(TermAt term) const {
    if (memory_ < 2) {
        return LaneRegister{};
    }
    const double gain = gain_[1];
    const double leap = fourth_power(gain);
    std::array<LaneRegister, 4> sums{};
    Index j = memory_ - 1;
    for (; j % 4 != 0; --j) {
        sums[static_cast<std::size_t>((j - 1) % 4)] = term(j - 1);
    }
    for (; j > 0; j -= 4) {
        for (Index r = 0; r < 4; ++r) {
            LaneRegister& sum = sums[static_cast<std::size_t>(r)];
            sum = leap * sum + term(j - 4 + r);
        }
    }
    return gain * (sums[0] + gain * (sums[1] + gain * (sums[2] + gain * sums[3])));
}

/// What the first node has from the weights before it, s₀W₀ left out: Σ ρᵏ s W₋ₖ on a ring, with
/// W₀ of the round before.
template <typename WeightAt>
Lanes DecayAction::start(WeightAt weight_at) const {
    const Index last = dimension() - 1;
    const LaneRegister sum = remembered([&](Index j) { return weight_at(last - j); });
    return lanes_of(scale_[0] * (closure_ * (sum + weight_at(0)) - weight_at(0)));
}

/// The path node by node; returns the sum of what a run of nodes is asked for whenever it is
/// complete.
///
/// @param rest_of  R of the given nodes, the first of them number `first` of the free ones
template <typename WeightAt, typename RestOf>
Lanes DecayAction::build(WeightAt next_weight, const Lanes& before, RestOf rest_of) const {
    const Index n = dimension();
    Lanes rest = Lanes::Zero();
    Lanes last = before;
    Run run;
    for (Index first = 0; first < n; first += run_of_nodes) {
        const Index size = std::min(run_of_nodes, n - first);
        last = follow(next_weight, last, first, run.leftCols(size));
        rest += rest_of(first, run.leftCols(size));
    }
    return rest;
}

template <typename WeightAt>
Lanes DecayAction::rest_from(WeightAt next_weight, const Lanes& before) const {
    return build(next_weight, before, [this](Index first, const Eigen::Ref<const Block>& run) {
        return rest_->value(first_node_ + first, run);
    });
}

/// The next nodes from the deviation of the last one; returns that of the new last one. Of every
/// four only the last waits for the four before.
template <typename WeightAt>
Lanes DecayAction::follow(
    WeightAt next_weight, const Lanes& last, Index first, Eigen::Ref<Block> nodes) const {
    const double* const gain = gain_.data() + first;
    const double* const scale = scale_.data() + first;
    const double* const offset = offset_.data() + first;
    double* const node = nodes.data();
    const Index size = nodes.cols();
    const auto own = [&](Index j) { return scale[j] * next_weight(first + j); };
    const auto put = [=](Index j, LaneRegister x) { store(node + j * lanes, x + offset[j]); };
    LaneRegister x = load(last.data());
    Index j = 0;
    for (; j + 4 <= size; j += 4) {
        const LaneRegister d0 = own(j);
        const LaneRegister d1 = gain[j + 1] * d0 + own(j + 1);
        const LaneRegister d2 = gain[j + 2] * d1 + own(j + 2);
        const LaneRegister d3 = gain[j + 3] * d2 + own(j + 3);
        const double two = gain[j] * gain[j + 1];
        const double three = two * gain[j + 2];
        put(j, gain[j] * x + d0);
        put(j + 1, two * x + d1);
        put(j + 2, three * x + d2);
        x = (three * gain[j + 3]) * x + d3;
        put(j + 3, x);
    }
    for (; j < size; ++j) {
        x = gain[j] * x + own(j);
        put(j, x);
    }
    return lanes_of(x);
}

Lanes DecayAction::rest(const Block& q) const {
    const auto weight = [weights = q.data()](Index i) { return load(weights + i * lanes); };
    return rest_from(weight, closure_ > 0.0 ? start(weight) : Lanes(Lanes::Zero()));
}

Kick DecayAction::turn_and_kick(
    const Lanes& angle, const Lanes& dt, const Block& q, Block& v, Block& turned) const {
    const Rotation rotation(angle);
    const double* const from = q.data();
    double* const to = turned.data();
    double* const velocities = v.data();
    const auto weight_at = [=](Index i) {
        return rotation.weight(load(from + i * lanes), load(velocities + i * lanes));
    };
    const Lanes before = closure_ > 0.0 ? start(weight_at) : Lanes(Lanes::Zero());
    const auto turn = [=](Index i) {
        const LaneRegister old = load(from + i * lanes);
        const LaneRegister velocity = load(velocities + i * lanes);
        const LaneRegister weight = rotation.weight(old, velocity);
        store(velocities + i * lanes, rotation.velocity(old, velocity));
        store(to + i * lanes, weight);
        return weight;
    };
    Block slopes(lanes, dimension());
    const auto pull = [&](Index first, const Eigen::Ref<const Block>& run) {
        return rest_->pull(first_node_ + first, run, slopes.middleCols(first, run.cols()));
    };
    const Lanes rest = build(turn, before, pull);
    return {rest, kick(dt, slopes, v)};
}

Lanes DecayAction::turn(const Lanes& angle, const Block& q, const Block& v, Block& turned) const {
    const Rotation rotation(angle);
    const double* const from = q.data();
    double* const to = turned.data();
    const double* const velocities = v.data();
    const auto weight_at = [=](Index i) {
        return rotation.weight(load(from + i * lanes), load(velocities + i * lanes));
    };
    const auto turn = [=](Index i) {
        const LaneRegister weight = weight_at(i);
        store(to + i * lanes, weight);
        return weight;
    };
    return rest_from(turn, closure_ > 0.0 ? start(weight_at) : Lanes(Lanes::Zero()));
}

/// What the last node of a ring has from the slopes of those after it.
LaneRegister DecayAction::beyond(const double* slope) const {
    const LaneRegister last = load(slope + (dimension() - 1) * lanes);
    const LaneRegister sum = remembered([slope](Index j) { return load(slope + j * lanes); });
    return closure_ * (sum + last) - last;
}

/// v ← v − ε Aᵀ r'; returns what ½ |v|² gained.
Lanes DecayAction::kick(const Lanes& dt, const Block& slopes, Block& v) const {
    const Index n = dimension();
    const double* const slope = slopes.data();
    double* const velocity = v.data();
    const LaneRegister step = load(dt.data());
    LaneRegister sum = closure_ > 0.0 ? beyond(slope) : LaneRegister{};
    LaneRegister twice_work{};
    const auto push = [&](Index i, LaneRegister pulled) {
        const LaneRegister change = (scale_[i] * step) * pulled;
        const LaneRegister before = load(velocity + i * lanes);
        const LaneRegister after = before - change;
        twice_work = multiply_add(-change, before + after, twice_work);
        store(velocity + i * lanes, after);
    };
    const auto own = [slope](Index i) { return load(slope + i * lanes); };
    double gain = 1.0;
    Index i = n - 1;
    for (; i >= 3; i -= 4) {
        const LaneRegister d0 = own(i);
        const LaneRegister d1 = own(i - 1) + gain_[i] * d0;
        const LaneRegister d2 = own(i - 2) + gain_[i - 1] * d1;
        const LaneRegister d3 = own(i - 3) + gain_[i - 2] * d2;
        const double two = gain * gain_[i];
        const double three = two * gain_[i - 1];
        push(i, d0 + gain * sum);
        push(i - 1, d1 + two * sum);
        push(i - 2, d2 + three * sum);
        sum = d3 + (three * gain_[i - 2]) * sum;
        push(i - 3, sum);
        gain = gain_[i - 3];
    }
    for (; i >= 0; --i) {
        sum = own(i) + gain * sum;
        push(i, sum);
        gain = gain_[i];
    }
    return lanes_of(0.5 * twice_work);
}

}  // namespace feynet
