#include "feynet/boltzmann/renormalisation/minimal_cut.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>

namespace feynet::test::minimal_cut_test {
namespace {

/// Bonds that are cut when each tensor is put inside or outside, the best of all ways to do it.
Index cut_by_enumeration(const TensorGraph& graph, const SiteBlock& block) {
    Index least = 1000;
    for (std::uint32_t inside = 0; inside < 1U << static_cast<unsigned>(graph.n_tensors);
         ++inside) {
        const auto is_inside = [&](Index tensor) {
            return (inside >> static_cast<unsigned>(tensor) & 1U) != 0;
        };
        Index cut = 0;
        for (const std::array<Index, 2>& bond : graph.bonds) {
            cut += is_inside(bond[0]) != is_inside(bond[1]) ? 1 : 0;
        }
        for (Index site = 0; site < graph.n_sites(); ++site) {
            const bool of_block =
                (site - block.first + graph.n_sites()) % graph.n_sites() < block.length;
            const Index leg = graph.legs[static_cast<std::size_t>(site)];
            cut += is_inside(leg) != of_block ? 1 : 0;
        }
        least = std::min(least, cut);
    }
    return least;
}

/// The cut of a block on a tree, from whether it is cheaper to have a tensor inside or outside.
struct SideCosts {
    Index inside = 0;
    Index outside = 0;
};

SideCosts tree_costs(Index first, Index size, const SiteBlock& block) {
    constexpr Index never = 10000;
    if (size == 1) {
        const bool in = first >= block.first && first < block.first + block.length;
        return in ? SideCosts{0, never} : SideCosts{never, 0};
    }
    const SideCosts left = tree_costs(first, size / 2, block);
    const SideCosts right = tree_costs(first + size / 2, size / 2, block);
    return {
        std::min(left.inside, left.outside + 1) + std::min(right.inside, right.outside + 1),
        std::min(left.outside, left.inside + 1) + std::min(right.outside, right.inside + 1)};
}

}  // namespace

TEST_CASE("the largest flow is the least cut") {
    for (const TensorGraph& graph : {binary_tree(8), binary_mera(8)}) {
        for (Index length = 1; length < 8; ++length) {
            for (Index first = 0; first < (graph.n_tensors > 8 ? 2 : 8); ++first) {
                const SiteBlock block{.first = first, .length = length};

                CHECK(minimal_cut(graph, block) == cut_by_enumeration(graph, block));
            }
        }
    }
}

TEST_CASE("a block on a tree is cut at its ends") {
    const TensorGraph tree = binary_tree(64);
    for (Index length = 1; length < 40; length += 3) {
        for (Index first = 0; first + length < 64; first += 5) {
            const SideCosts costs = tree_costs(0, 64, {first, length});

            CHECK(minimal_cut(tree, {first, length}) == std::min(costs.inside, costs.outside));
        }
    }
    CHECK(minimal_cut(tree, {16, 16}) == 1);
}

TEST_CASE("a MERA is cut alike a half around the ring") {
    const TensorGraph mera = binary_mera(32);
    for (const Index first : {1, 6, 15}) {
        CHECK(minimal_cut(mera, {first, 9}) == minimal_cut(mera, {first + 16, 9}));
        CHECK(minimal_cut(mera, {first, 9}) == minimal_cut(mera, {first + 9, 23}));
    }
}

TEST_CASE(
    "minimal cuts of 512 sites over 64 positions: 2/3 for each doubling on a tree, 2 on a MERA" *
    doctest::test_suite("long")) {
    const TensorGraph tree = binary_tree(512);
    const TensorGraph mera = binary_mera(512);
    const std::vector<double> of_tree{1.0, 1.5, 2.25, 2.875, 3.5625, 4.21875, 4.890625, 5.546875};
    const std::vector<double> of_mera{1.0, 2.0, 3.5, 5.5, 7.75, 9.875, 11.9375, 13.96875};
    for (std::size_t m = 0; m < 8; ++m) {
        const Index length = Index{1} << m;

        CHECK(minimal_cuts(tree, length, 64).mean == of_tree[m]);
        CHECK(minimal_cuts(mera, length, 64).mean == of_mera[m]);
    }
}

TEST_CASE("over all positions the mean cuts have closed forms") {
    const TensorGraph tree = binary_tree(64);
    const TensorGraph mera = binary_mera(128);
    for (Index m = 0; m < 5; ++m) {
        const CutRange range = minimal_cuts(tree, Index{1} << m, 16);

        CHECK(range.mean == doctest::Approx(mean_tree_cut(m)).epsilon(1e-14));
        CHECK(range.least == 1);
        CHECK(minimal_cuts(mera, Index{1} << m, 16).mean == mean_mera_cut(m));
    }
}

TEST_CASE("a block is inside the ring") {
    const TensorGraph tree = binary_tree(8);

    CHECK_THROWS_AS(minimal_cut(tree, {0, 8}), InvalidInput);
    CHECK_THROWS_AS(minimal_cut(tree, {8, 1}), InvalidInput);
    CHECK_THROWS_AS(minimal_cuts(tree, 1, 9), InvalidInput);
}

}  // namespace feynet::test::minimal_cut_test
