#include "feynet/statistics/block_means.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/series.hpp"

#include <doctest/doctest.h>

namespace feynet::test::block_means_test {

const Series two_chains =
    Series::of_chains({{1.0, 3.0, 5.0, 7.0, 100.0}, {2.0, 4.0, 6.0, 8.0, 100.0}});

TEST_CASE("Block means: blocks stay within their chain and a remainder is left out") {
    const BlockMeans blocks = block_means(two_chains.as_vector_series(), 2);

    REQUIRE(blocks.n_blocks() == 4);
    CHECK(blocks.block_length == 2);
    CHECK(blocks.values(0, 0) == 2.0);
    CHECK(blocks.values(1, 0) == 6.0);
    CHECK(blocks.values(2, 0) == 3.0);
    CHECK(blocks.values(3, 0) == 7.0);
}

TEST_CASE("Block means: a block cannot be shorter than a bin") {
    CHECK_THROWS_AS(block_means(two_chains.as_vector_series(), 0), InvalidInput);
    CHECK_THROWS_AS(block_means(two_chains.as_vector_series(), 6), InvalidInput);
}

}  // namespace feynet::test::block_means_test
