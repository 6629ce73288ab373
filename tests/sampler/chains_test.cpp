#include "feynet/sampler/chains.hpp"

#include "sampler/subjects.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <stdexcept>
#include <unistd.h>
#include <vector>

namespace feynet::test::chains_test {
namespace {

/// The last paths of 32 chains of the quartic ring after 50 trajectories.
std::vector<Block> run_chains(int n_threads) {
    const Target target = ring_target(0.3);
    const auto metric = ring_metric();
    const Hmc hmc(*target.action, *metric, {.step_size = 0.5, .n_leapfrog = 3});
    std::vector<Block> ends(4);
    for_each_block(4, n_threads, [&](Index block) {
        Stream stream{.seed = 71, .first_chain = static_cast<std::uint32_t>(lanes * block)};
        Block q = Block::Zero(lanes, 8);
        for (stream.trajectory = 1; stream.trajectory <= 50; ++stream.trajectory) {
            hmc.step(q, StreamSource(stream));
        }
        ends[static_cast<std::size_t>(block)] = q;
    });
    return ends;
}

}  // namespace

TEST_CASE("chains: every block runs exactly once, for any number of threads") {
    for (const int n_threads : {0, 1, 2, 5}) {
        std::vector<std::atomic<int>> counts(37);

        for_each_block(
            37, n_threads, [&](Index block) { ++counts[static_cast<std::size_t>(block)]; });

        for (const std::atomic<int>& count : counts) {
            CHECK(count == 1);
        }
    }
}

TEST_CASE("chains: twenty thousand calls, one inside the other, take no memory for good") {
    const auto resident_kilobytes = [] {
        std::ifstream statistics("/proc/self/statm");
        long total = 0;
        long resident = 0;
        statistics >> total >> resident;
        return resident * (sysconf(_SC_PAGESIZE) / 1024);
    };
    const auto call = [](Index n) {
        for_each_block(n, 2, [](Index) { for_each_block(2, 2, [](Index) {}); });
    };
    call(100);
    const long before = resident_kilobytes();

    call(20000);

    // 140 MB with an arena for each call.
    CHECK(resident_kilobytes() - before < 8192);
}

TEST_CASE("chains: no block is no work") {
    bool called = false;

    for_each_block(0, 2, [&](Index) { called = true; });

    CHECK_FALSE(called);
}

TEST_CASE("chains: an exception of one block reaches the caller") {
    for (const int n_threads : {1, 2}) {
        const auto run = [&] {
            for_each_block(8, n_threads, [](Index block) {
                if (block == 5) {
                    throw std::runtime_error("block 5");
                }
            });
        };

        CHECK_THROWS_WITH_AS(run(), "block 5", std::runtime_error);
    }
}

TEST_CASE("chains: 32 chains have the same bits with one thread and with two") {
    const std::vector<Block> one = run_chains(1);
    const std::vector<Block> two = run_chains(2);

    for (std::size_t block = 0; block < 4; ++block) {
        CHECK((one[block] == two[block]).all());
    }
    CHECK((one[0] != one[1]).all());
}

}  // namespace feynet::test::chains_test
