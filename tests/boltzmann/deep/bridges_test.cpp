#include "feynet/boltzmann/deep/bridges.hpp"

#include "feynet/core/random.hpp"
#include "feynet/sampler/lane_clusters.hpp"

#include <doctest/doctest.h>

namespace feynet::test::bridges_test {

TEST_CASE("bridges: what they are, one by one") {
    // a triangle with a tail, a double edge, a loop at a node, a node by itself
    const std::vector<Bond> edges{{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {3, 4}, {5, 5}, {4, 6}};

    CHECK(
        bridges(8, edges) ==
        std::vector<bool>{false, false, false, true, false, false, false, true});
}

TEST_CASE("bridges: without one its two ends do not see each other") {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        Block u(lanes, 2 * 16);
        fill_uniforms({.seed = seed}, Purpose::Test, u);
        std::vector<Bond> edges;
        for (Index e = 0; e < 16; ++e) {
            edges.push_back(
                {static_cast<Index>(14.0 * u(0, e)), static_cast<Index>(14.0 * u(0, 16 + e))});
        }

        const std::vector<bool> found = bridges(14, edges);

        for (std::size_t e = 0; e < edges.size(); ++e) {
            LaneClusters others(14);
            for (std::size_t k = 0; k < edges.size(); ++k) {
                if (k != e) {
                    others.join(0, edges[k].first, edges[k].second);
                }
            }
            CHECK(found[e] == (others.root(0, edges[e].first) != others.root(0, edges[e].second)));
        }
    }
}

}  // namespace feynet::test::bridges_test
