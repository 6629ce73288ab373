#pragma once

#include "feynet/core/lane_register.hpp"
#include "feynet/core/node_potential.hpp"
#include "feynet/core/split_action.hpp"
#include "feynet/network/decay_network.hpp"

#include <memory>

namespace feynet {

/// The action of a path in the weights of a decay network, ½ |W|² + Σₙ rₙ(xₙ): what the oscillator
/// of the network leaves of the action belongs to single nodes.
///
/// A kick is two passes over memory: forward the rotation, the running sum that builds the path,
/// and the slopes rₙ'; backward the running sum that pulls them back, and the kick itself.
///
/// Cost    O(N), two passes; of four steps of a running sum only one waits for those before
class DecayAction final : public SplitAction {
public:
    /// `network` must outlive this object.
    /// @param rest  Σ rₙ over all nodes of the network, those at fixed ends included
    DecayAction(const DecayNetwork& network, std::unique_ptr<const NodePotential> rest);

    Index dimension() const override { return gain_.size(); }
    Lanes rest(const Block& q) const override;
    Kick turn_and_kick(const Lanes& angle, const Lanes& dt, const Block& q, Block& v, Block& turned)
        const override;
    Lanes turn(const Lanes& angle, const Block& q, const Block& v, Block& turned) const override;

private:
    template <typename TermAt>
    LaneRegister remembered(TermAt term) const;

    template <typename WeightAt>
    Lanes start(WeightAt weight_at) const;

    template <typename WeightAt, typename RestOf>
    Lanes build(WeightAt next_weight, const Lanes& before, RestOf rest_of) const;

    template <typename WeightAt>
    Lanes rest_from(WeightAt next_weight, const Lanes& before) const;

    template <typename WeightAt>
    Lanes follow(
        WeightAt next_weight, const Lanes& last, Index first, Eigen::Ref<Block> nodes) const;

    LaneRegister beyond(const double* slope) const;

    Lanes kick(const Lanes& dt, const Block& slopes, Block& v) const;

    Index first_node_;
    Eigen::ArrayXd offset_;  // of the free nodes
    Eigen::ArrayXd gain_;    // gₙ of the recurrence; g₀ = 1
    Eigen::ArrayXd scale_;
    double closure_;  // 1/(1 − ρᴺ) on a ring, else 0
    Index memory_;    // of the ring's weights, how many the first node remembers
    std::unique_ptr<const NodePotential> rest_;
};

}  // namespace feynet
