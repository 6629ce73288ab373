#include "feynet/statistics/vector_series.hpp"

#include "feynet/core/error.hpp"
#include "statistics/autoregressive.hpp"

#include <doctest/doctest.h>

#include <array>

namespace feynet::test::vector_series_test {

/// Measurement i of a chain is (i, 10 i + chain).
VectorSeries counted(Index n_chains, Index n, Index capacity) {
    VectorSeries series(n_chains, 2, capacity);
    for (Index chain = 0; chain < n_chains; ++chain) {
        for (Index i = 0; i < n; ++i) {
            const auto x = static_cast<double>(i);
            series.append(chain, std::array{x, 10.0 * x + static_cast<double>(chain)});
        }
    }
    return series;
}

TEST_CASE("VectorSeries: below its capacity every measurement is kept") {
    const VectorSeries series = counted(3, 7, 8);

    REQUIRE(series.size() == 7);
    CHECK(series.bin_width() == 1);
    CHECK(series.bin(2, 4)[0] == 4.0);
    CHECK(series.bin(2, 4)[1] == 42.0);
}

TEST_CASE("VectorSeries: a full chain goes on with means of neighbours") {
    const VectorSeries series = counted(2, 19, 8);

    REQUIRE(series.bin_width() == 4);
    REQUIRE(series.size() == 4);  // the last three measurements wait for a fourth
    CHECK(series.n_measurements() == 32);
    for (Index i = 0; i < 4; ++i) {
        CHECK(series.bin(1, i)[0] == 4.0 * static_cast<double>(i) + 1.5);
    }
}

TEST_CASE("VectorSeries: means and variances of measurements survive binning") {
    const VectorSeries plain = counted(3, 64, 128);
    const VectorSeries binned = counted(3, 64, 4);

    CHECK(binned.means()[0] == doctest::Approx(31.5));
    CHECK(binned.means()[1] == doctest::Approx(316.0));
    CHECK(binned.variance(0) == doctest::Approx((64.0 * 64.0 - 1.0) / 12.0));
    CHECK(binned.variance(1) == doctest::Approx(plain.variance(1)));
}

TEST_CASE("VectorSeries: a block is appended lane by lane") {
    VectorSeries by_block(lanes + 1, 3, 4);
    VectorSeries by_chain(lanes + 1, 3, 4);
    const Block x = Autoregressive{0.0}.sample({.seed = 1}, 30);

    for (Index t = 0; t < 10; ++t) {
        by_block.append(1, Block(x.middleCols(3 * t, 3)));
        for (Index lane = 0; lane < lanes; ++lane) {
            by_chain.append(
                1 + lane, std::array{x(lane, 3 * t), x(lane, 3 * t + 1), x(lane, 3 * t + 2)});
        }
    }
    by_block.append(0, std::array{0.0, 0.0, 0.0});
    by_chain.append(0, std::array{0.0, 0.0, 0.0});

    CHECK(by_block.select(std::array<Index, 1>{2}).variance(0) == by_chain.variance(2));
    CHECK(by_block.means() == by_chain.means());
}

TEST_CASE("VectorSeries: whole bins are as good as their measurements") {
    constexpr Index n = 3;
    VectorSeries plain(lanes, n, 8);
    VectorSeries by_bin(lanes, n, 8);
    const Block x = Autoregressive{0.5}.sample({.seed = 2}, 47 * n);
    Block sum = Block::Zero(lanes, n);
    Block first;
    Index n_open = 0;
    for (Index t = 0; t < 47; ++t) {
        const Block measured = x.middleCols(n * t, n);
        plain.append(0, measured);
        sum += measured;
        if (++n_open == 1) {
            first = measured;
        }
        if (n_open == by_bin.next_bin_width(3)) {
            by_bin.append_bin(0, sum / static_cast<double>(n_open), first);
            sum.setZero();
            n_open = 0;
        }
    }

    REQUIRE(by_bin.size() == plain.size());
    CHECK(by_bin.bin_width() == 8);
    CHECK(by_bin.n_measurements() == plain.n_measurements());
    CHECK(by_bin.has_singles());
    CHECK_FALSE(plain.has_singles());
    for (Index i = 0; i < plain.size(); ++i) {
        for (Index j = 0; j < n; ++j) {
            const auto k = static_cast<std::size_t>(j);
            CHECK(by_bin.bin(5, i)[k] == doctest::Approx(plain.bin(5, i)[k]).epsilon(1e-12));
            CHECK(by_bin.single(5, i)[k] == x(5, n * 8 * i + j));
        }
    }
    const std::array<Index, 2> some{2, 0};
    CHECK(by_bin.select(some).single(1, 1)[0] == x(1, n * 8 + 2));
    CHECK(by_bin.beside(by_bin).single(1, 1)[4] == x(1, n * 8 + 1));
}

TEST_CASE("VectorSeries: chains of a stopped run are cut to the shortest") {
    VectorSeries series(2, 1, 8);
    for (int i = 0; i < 21; ++i) {
        series.append(0, std::array{static_cast<double>(i)});
    }
    for (int i = 0; i < 7; ++i) {
        series.append(1, std::array{static_cast<double>(i)});
    }

    series.cut_to_shortest();

    REQUIRE(series.bin_width() == 4);
    REQUIRE(series.size() == 1);
    CHECK(series.bin(0, 0)[0] == 1.5);
    CHECK(series.bin(1, 0)[0] == 1.5);
}

TEST_CASE("VectorSeries: components can be taken out and put together again") {
    const VectorSeries series = counted(2, 19, 8);

    const VectorSeries first = series.select(std::array<Index, 1>{0});
    const VectorSeries second = series.select(std::array<Index, 1>{1});
    const VectorSeries swapped = second.beside(first);

    CHECK(swapped.means()[0] == series.means()[1]);
    CHECK(swapped.variance(1) == series.variance(0));
    CHECK(swapped.bin(1, 3)[0] == series.bin(1, 3)[1]);
    CHECK(swapped.bin_width() == series.bin_width());
}

TEST_CASE("VectorSeries: series of different times are not put together") {
    CHECK_THROWS_AS(counted(2, 19, 8).beside(counted(2, 18, 8)), InvalidInput);
    CHECK_THROWS_AS(counted(2, 19, 8).beside(counted(3, 19, 8)), InvalidInput);
}

TEST_CASE("VectorSeries: the default capacity keeps the numbers of all chains below 2²⁵") {
    CHECK(VectorSeries(16, 1).capacity() == 65536);
    CHECK(VectorSeries(16, 500).capacity() == 4096);
    CHECK(VectorSeries(16, 100000).capacity() == 16);
}

TEST_CASE("VectorSeries: asked to keep less, it has the bins of one that always kept less") {
    VectorSeries late = counted(2, 19, 64);
    late.keep_at_most(8);
    VectorSeries early(2, 2, 64);
    early.keep_at_most(8);
    early.keep_at_most(32);  // more than that: nothing changes
    const VectorSeries small = counted(2, 19, 8);

    CHECK(early.capacity() == 8);
    REQUIRE(late.size() == small.size());
    REQUIRE(late.bin_width() == small.bin_width());
    CHECK(late.bin(1, 3)[1] == small.bin(1, 3)[1]);
    CHECK(late.variance(0) == small.variance(0));
    CHECK_THROWS_AS(late.keep_at_most(5), InvalidInput);
}

TEST_CASE("VectorSeries: shapes that make no sense are refused") {
    CHECK_THROWS_AS(VectorSeries(0, 1), InvalidInput);
    CHECK_THROWS_AS(VectorSeries(1, 0), InvalidInput);
    CHECK_THROWS_AS(VectorSeries(1, 1, 3), InvalidInput);
    CHECK_THROWS_AS(VectorSeries(16, VectorSeries::most_numbers), InvalidInput);
}

TEST_CASE("every draw counts, also those of an unfinished bin") {
    VectorSeries series(1, 1, 4);
    CHECK(series.n_draws() == 0);
    for (Index i = 0; i < 11; ++i) {
        const double value = 1.0;
        series.append(0, std::span(&value, 1));
    }

    CHECK(series.bin_width() * series.size() < 11);
    CHECK(series.n_draws() == 11);
}

}  // namespace feynet::test::vector_series_test
