#pragma once

#include "feynet/network/decay_action.hpp"
#include "feynet/sampler/rotation_hmc.hpp"
#include "sampler/subjects.hpp"
#include "support/quartic_rest.hpp"

#include <memory>
#include <utility>

namespace feynet::test {

/// The quartic ring of ring_target() in the weights of a decay network of frequency 1.2.
struct RotatedRing {
    static constexpr double frequency = 1.2;

    explicit RotatedRing(double quartic)
        : grid(0.5, 8, Boundary::Periodic),
          network(grid, Rule::Site, 1.0, frequency),
          action(
              network,
              std::make_unique<QuarticRest>(
                  grid, QuarticWell{.quadratic = 1.0, .quartic = quartic}, frequency * frequency)) {
    }

    TimeGrid grid;
    DecayNetwork network;
    DecayAction action;
};

/// Handed on as it is; mutants change what a kick says or does.
class RightSplit : public SplitAction {
public:
    explicit RightSplit(const SplitAction& right) : right_(right) {}
    Index dimension() const override { return right_.dimension(); }
    Lanes rest(const Block& q) const override { return right_.rest(q); }
    Kick turn_and_kick(const Lanes& angle, const Lanes& dt, const Block& q, Block& v, Block& turned)
        const override {
        return right_.turn_and_kick(angle, dt, q, v, turned);
    }
    Lanes turn(const Lanes& angle, const Block& q, const Block& v, Block& turned) const override {
        return right_.turn(angle, q, v, turned);
    }

private:
    const SplitAction& right_;
};

struct ForgetsWork final : RightSplit {
    using RightSplit::RightSplit;
    Kick turn_and_kick(const Lanes& angle, const Lanes& dt, const Block& q, Block& v, Block& turned)
        const override {
        return {RightSplit::turn_and_kick(angle, dt, q, v, turned).rest, Lanes::Zero()};
    }
};

struct ForgetsRest final : RightSplit {
    using RightSplit::RightSplit;
    Kick turn_and_kick(const Lanes& angle, const Lanes& dt, const Block& q, Block& v, Block& turned)
        const override {
        return {Lanes::Zero(), RightSplit::turn_and_kick(angle, dt, q, v, turned).work};
    }
};

struct KicksBeforeTurning final : RightSplit {
    using RightSplit::RightSplit;
    Kick turn_and_kick(const Lanes& angle, const Lanes& dt, const Block& q, Block& v, Block& turned)
        const override {
        const Kick kick = RightSplit::turn_and_kick(Lanes::Zero(), dt, q, v, turned);
        RightSplit::turn_and_kick(angle, Lanes::Zero(), turned, v, turned);
        return kick;
    }
};

/// RotationHmc as a chain in the nodes of the ring.
template <typename Split = RightSplit>
class RotationOfNodes final : public Sampler {
public:
    RotationOfNodes(double quartic, const HmcSettings& settings)
        : ring_(quartic), split_(ring_.action), hmc_(split_, settings) {}

    Transition step(Block& q, const RandomSource& random) const override {
        Block weights(lanes, q.cols());
        ring_.network.invert(q, weights);
        const Transition transition = hmc_.step(weights, random);
        ring_.network.evaluate(weights, q);
        return transition;
    }

private:
    RotatedRing ring_;
    Split split_;
    RotationHmc hmc_;
};

template <typename Split = RightSplit>
Subject rotation_subject(Splitting splitting = Splitting::MinimumNorm) {
    constexpr double quartic = 0.3;
    const Target target = ring_target(quartic);
    const HmcSettings settings{
        .integrator = Integrator::Rotation,
        .step_size = splitting == Splitting::Leapfrog ? 0.8 : 1.5,
        .n_leapfrog = splitting == Splitting::Leapfrog ? 2 : 1,
        .splitting = splitting};
    return {
        .target = target,
        .action = target.action,
        .sampler = std::make_shared<RotationOfNodes<Split>>(quartic, settings)};
}

}  // namespace feynet::test
