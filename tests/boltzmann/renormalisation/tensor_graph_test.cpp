#include "feynet/boltzmann/renormalisation/tensor_graph.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace feynet::test::tensor_graph_test {
namespace {

/// How many bonds and legs each tensor has.
std::vector<Index> degrees(const TensorGraph& graph) {
    std::vector<Index> degree(static_cast<std::size_t>(graph.n_tensors), 0);
    for (const std::array<Index, 2>& bond : graph.bonds) {
        ++degree[static_cast<std::size_t>(bond[0])];
        ++degree[static_cast<std::size_t>(bond[1])];
    }
    for (const Index leg : graph.legs) {
        ++degree[static_cast<std::size_t>(leg)];
    }
    return degree;
}

}  // namespace

TEST_CASE("a tree has a tensor less than sites, three legs each but for the root") {
    const TensorGraph tree = binary_tree(16);
    const std::vector<Index> degree = degrees(tree);

    CHECK(tree.n_tensors == 15);
    CHECK(tree.bonds.size() == 14);
    CHECK(std::count(degree.begin(), degree.end(), 3) == 14);
    CHECK(degree.back() == 2);
    CHECK(tree.legs == std::vector<Index>{0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7});
}

TEST_CASE("a MERA has as many disentanglers of four legs as isometries of three") {
    const TensorGraph mera = binary_mera(16);
    const std::vector<Index> degree = degrees(mera);

    CHECK(mera.n_tensors == 30);
    CHECK(std::count(degree.begin(), degree.end(), 4) == 15);
    CHECK(std::count(degree.begin(), degree.end(), 3) == 14);
    // the first and the last site enter one disentangler, around the ring
    CHECK(mera.legs.front() == mera.legs.back());
    CHECK(mera.legs[1] == mera.legs[2]);
    CHECK(mera.legs[0] != mera.legs[1]);
}

TEST_CASE("layers halve") {
    const std::vector<Index> halves{64, 32, 16, 8, 4, 2};

    CHECK(binary_tree(64).layers == halves);
    CHECK(binary_mera(64).layers == halves);
    CHECK_THROWS_AS(binary_tree(12), InvalidInput);
    CHECK_THROWS_AS(binary_mera(2), InvalidInput);
}

TEST_CASE("the way over a tree leads to where both sites meet") {
    CHECK(tree_distance(5, 5) == 0);
    CHECK(tree_distance(4, 5) == 2);
    CHECK(tree_distance(3, 4) == 6);
    CHECK(tree_distance(0, 15) == 8);
}

}  // namespace feynet::test::tensor_graph_test
