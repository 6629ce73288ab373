#include "feynet/study/chain_block.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace feynet::test::chain_block_test {
namespace {

/// Adds 1 in a step, and a thousand strides where it relaxes.
class Counter final : public Sampler {
public:
    Transition step(Block& q, const RandomSource& /*random*/) const override {
        q += 1.0;
        return {};
    }

    Transition relax(Block& q, const RandomSource& /*random*/, double stride) const override {
        q += 1000.0 * stride;
        return {};
    }
};

/// Draws its state anew.
class Drawer final : public Sampler {
public:
    Transition step(Block& q, const RandomSource& random) const override {
        random.normals(Purpose::Momentum, q);
        return {};
    }
};

}  // namespace

TEST_CASE("chain block: the first trajectories relax, with growing strides") {
    const Counter counter;
    ChainBlock chains(counter, Block::Zero(lanes, 1), Stream{});
    std::vector<double> after;
    for (int i = 0; i < 4; ++i) {
        chains.advance(2);
        after.push_back(chains.state()(0, 0));
    }

    CHECK(after == std::vector<double>{500.0, 1500.0, 1501.0, 1502.0});
}

TEST_CASE("chain block: every block and every trajectory has random numbers of its own") {
    const Drawer drawer;
    const Stream first{.seed = 3, .run = 2};
    ChainBlock chains(drawer, Block::Zero(lanes, 8), stream_of_block(first, 5));
    ChainBlock others(drawer, Block::Zero(lanes, 8), stream_of_block(first, 6));
    chains.advance(0);
    others.advance(0);
    const Block once = chains.state();
    chains.advance(0);

    CHECK(chains.number() == 5);
    CHECK(chains.first_chain() == 5 * lanes);
    CHECK((once != others.state()).all());
    CHECK((once != chains.state()).all());
}

TEST_CASE("chain block: a block goes on from what it has shown of its state") {
    const Drawer drawer;
    const Stream stream{.seed = 3};
    ChainBlock chains(drawer, Block::Zero(lanes, 8), stream);
    chains.advance(0);
    std::uint32_t trajectory = 0;
    Block state;
    auto keep = [&](std::uint32_t& t, Block& q) {
        trajectory = t;
        state = q;
    };
    chains.visit_state(keep);
    chains.advance(0);

    ChainBlock again(drawer, Block::Zero(lanes, 8), stream);
    auto restore = [&](std::uint32_t& t, Block& q) {
        t = trajectory;
        q = state;
    };
    again.visit_state(restore);
    again.advance(0);

    CHECK(trajectory == 1);
    CHECK((again.state() == chains.state()).all());
}

}  // namespace feynet::test::chain_block_test
