#include "feynet/sampler/lane_clusters.hpp"

#include "feynet/core/random.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace feynet::test::lane_clusters_test {
namespace {

/// The first site of every cluster by spreading labels until nothing changes.
std::vector<Index> spread_labels(Index n, const std::vector<std::pair<Index, Index>>& pairs) {
    std::vector<Index> label;
    for (Index i = 0; i < n; ++i) {
        label.push_back(i);
    }
    for (bool changes = true; changes;) {
        changes = false;
        for (const auto& [first, second] : pairs) {
            Index& a = label[static_cast<std::size_t>(first)];
            Index& b = label[static_cast<std::size_t>(second)];
            changes = changes || a != b;
            a = b = std::min(a, b);
        }
    }
    return label;
}

}  // namespace

TEST_CASE("lane clusters: on random graphs every site finds the first site of its component") {
    for (const Index n : {1, 2, 7, 60}) {
        for (std::uint32_t trial = 0; trial < 20; ++trial) {
            Block u(lanes, 2 * n);
            fill_uniforms(Stream{.seed = 31, .trajectory = trial}, Purpose::Test, u);
            LaneClusters clusters(n);
            for (int lane = 0; lane < lanes; ++lane) {
                // From no pair in lane 0 to n pairs in the last.
                std::vector<std::pair<Index, Index>> pairs;
                for (Index k = 0; k < n * lane / (lanes - 1); ++k) {
                    const auto site = [&](Index column) {
                        return static_cast<Index>(u(lane, column) * static_cast<double>(n));
                    };
                    pairs.emplace_back(site(2 * k), site(2 * k + 1));
                    clusters.join(lane, pairs.back().first, pairs.back().second);
                }

                const std::vector<Index> expected = spread_labels(n, pairs);

                for (Index i = 0; i < n; ++i) {
                    CHECK(clusters.parent(lane, i) <= i);
                    CHECK(clusters.root(lane, i) == expected[static_cast<std::size_t>(i)]);
                }
            }
        }
    }
}

TEST_CASE("lane clusters: a chain does not hear of what is joined in another") {
    LaneClusters clusters(3);

    clusters.join(2, 0, 2);

    CHECK(clusters.root(2, 2) == 0);
    for (const int lane : {0, 1, 3, 4, 5, 6, 7}) {
        CHECK(clusters.root(lane, 2) == 2);
    }
}

}  // namespace feynet::test::lane_clusters_test
