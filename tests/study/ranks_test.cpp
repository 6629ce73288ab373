#include "feynet/study/ranks.hpp"

#include "feynet/study/chain_run.hpp"
#include "feynet/study/study_kind.hpp"
#include "resumed_run.hpp"
#include "thread_ranks.hpp"

#include <doctest/doctest.h>

namespace feynet::test::ranks_test {
namespace {

using Names = std::vector<std::string>;

constexpr PartKeeper::Seconds never{3600.0};
constexpr PartKeeper::Seconds always{1e-9};

/// Three blocks of chains of two networks.
std::unique_ptr<Study> paths() {
    RunFile file = RunFile::parse(
        "[system]\npotential = \"quartic\"\n[time]\nspacing = 0.5\nn_slices = 16\n"
        "[network]\nkind = [\"relu\", \"step\"]\n"
        "[sampler]\nkind = \"hmc\"\nchains = 24\nwarmup = 2\ndraws = 8\n[measure]\nkept = 256\n",
        "run.toml");
    return read_study(file);
}

/// Counts its steps.
struct Counted {
    std::atomic<Index>* steps;
    Lanes step(Index) {
        ++*steps;
        return Lanes::Ones();
    }
    template <typename Visitor>
    void visit_state(Visitor&) {}
};

/// The bits that every rank comes to; rank 1 stops when it is asked so often.
std::vector<std::string> bits_on(
    int count,
    const ScratchDirectory& scratch,
    Index asks = 1000,
    PartKeeper::Seconds every = never) {
    const std::unique_ptr<Study> study = paths();
    std::vector<std::string> bits(static_cast<std::size_t>(count));
    on_ranks(count, [&](Ranks& rank) {
        PartKeeper keeper(scratch.path(), 1, every, &rank);
        rank.exchange("");
        Index asked = 0;
        StudyHooks hooks;
        hooks.execution.n_threads = 1;
        hooks.execution.keeper = &keeper;
        hooks.execution.stop = [&] {
            return keeper.is_stopping() || (rank.number() == 1 && ++asked > asks);
        };
        bits[static_cast<std::size_t>(rank.number())] = all_bits(study->run(hooks));
    });
    return bits;
}

}  // namespace

TEST_CASE("several ranks come to the bits of one process, each of them") {
    const std::string wanted = all_bits(paths()->run({}));

    for (const int count : {1, 2, 3, 4}) {
        CAPTURE(count);
        const ScratchDirectory scratch;
        for (const std::string& bits : bits_on(count, scratch)) {
            CHECK(bits == wanted);
        }
    }
}

TEST_CASE("a rank does its own blocks only") {
    const ScratchDirectory scratch;
    std::atomic<Index> made_alone{0};
    constexpr Index n_blocks = 5;
    constexpr Index n_steps = 4;
    std::atomic<Index> told{0};
    on_ranks(2, [&](Ranks& rank) {
        PartKeeper keeper(scratch.path(), 1, never, &rank);
        rank.exchange("");
        Execution execution{.n_threads = 1, .keeper = &keeper};
        execution.progress = [&](Index steps, double) { told += rank.number() == 0 ? steps : 0; };
        std::atomic<Index> steps{0};
        Index finished = 0;
        run_steps(
            n_blocks,
            n_steps,
            execution,
            [&](Index) { return Counted{&steps}; },
            [&](Counted&) { ++finished; });
        CHECK(steps == (rank.number() == 0 ? 3 : 2) * n_steps);
        CHECK(finished == n_blocks);
        made_alone += steps;
    });
    CHECK(made_alone == n_blocks * n_steps);
    // Rank 0 speaks for all.
    CHECK(told <= lanes * n_blocks * n_steps);
    CHECK(told > lanes * n_blocks * (n_steps - 1));
    CHECK(scratch.names() == Names{"part.0", "rank-1"});
}

TEST_CASE("one rank that stops stops all, and any number of ranks goes on") {
    const std::string wanted = all_bits(paths()->run({}));

    for (const PartKeeper::Seconds every : {never, always}) {
        for (const Index asks : {0, 1, 5, 9, 12, 13, 20}) {
            for (const int others : {1, 2, 3}) {
                CAPTURE(asks);
                CAPTURE(others);
                const ScratchDirectory scratch;
                bits_on(2, scratch, asks, every);
                CHECK(bits_on(others, scratch).front() == wanted);
            }
        }
    }
}

TEST_CASE("what was kept on several ranks is not done again by one") {
    // Asked once before the part and then before every step.
    constexpr Index n_steps = 3;
    const ScratchDirectory scratch;
    bits_on(3, scratch, 1 + n_steps, always);
    PartKeeper keeper(scratch.path(), 1, never);

    keeper.begin_part(3);

    CHECK(keeper.begin_block(1).steps == n_steps);
    CHECK(keeper.begin_block(0).steps == 10);
    CHECK(keeper.begin_block(2).steps == 10);
}

}  // namespace feynet::test::ranks_test
