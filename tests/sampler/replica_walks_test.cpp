#include "feynet/sampler/replica_walks.hpp"

#include <doctest/doctest.h>

namespace feynet::test::replica_walks_test {
namespace {

/// The same exchanges in every chain.
Block exchanged(double wanted_pair, double easy_pair) {
    Block block(lanes, 2);
    block.col(0).setConstant(wanted_pair);
    block.col(1).setConstant(easy_pair);
    return block;
}

}  // namespace

TEST_CASE("replica walks: a state climbs the whole ladder in one step, for the easy end is first") {
    ReplicaWalks walks;
    walks.add(exchanged(1.0, 1.0));
    CHECK(walks.round_trips() == lanes);
    CHECK(walks.shares() == std::vector<double>{1.0, 1.0});
}

TEST_CASE("replica walks: a state climbs in two steps, and is counted once") {
    ReplicaWalks walks;
    walks.add(exchanged(0.0, 1.0));
    CHECK(walks.round_trips() == 0.0);
    walks.add(exchanged(1.0, 0.0));
    CHECK(walks.round_trips() == lanes);
    walks.add(exchanged(1.0, 0.0));
    CHECK(walks.round_trips() == lanes);
    walks.add(exchanged(1.0, 0.0));
    CHECK(walks.round_trips() == lanes);
    CHECK(walks.n_steps() == 4.0 * lanes);
    CHECK(walks.shares() == std::vector<double>{0.75, 0.25});
}

TEST_CASE("replica walks: exchanges at the wanted end alone are no round trip") {
    ReplicaWalks walks;
    for (int i = 0; i < 10; ++i) {
        walks.add(exchanged(1.0, 0.0));
    }
    CHECK(walks.round_trips() == 0.0);
}

TEST_CASE("replica walks: blocks add up, and a sampler without replicas has nothing to tell") {
    ReplicaWalks all;
    ReplicaWalks one;
    one.add(exchanged(1.0, 1.0));
    all.merge(ReplicaWalks());
    all.merge(one);
    all.merge(one);
    all.merge(ReplicaWalks());
    ReplicaWalks none;
    none.add(Block(lanes, 0));

    CHECK(all.n_steps() == 2.0 * lanes);
    CHECK(all.round_trips() == 2.0 * lanes);
    CHECK(none.n_steps() == 0.0);
    CHECK(none.shares().empty());
}

}  // namespace feynet::test::replica_walks_test
