#include "feynet/study/kept_block.hpp"

#include "feynet/study/chain_run.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <atomic>

namespace feynet::test::kept_block_test {
namespace {

/// Adds up a sequence that remembers all of its past, one number per lane and block.
class Walk {
public:
    Walk(Index block, std::vector<Lanes>& ends) : block_(block), ends_(ends) {
        position_ = Block::Constant(lanes, 1, static_cast<double>(block));
    }

    Lanes step(Index i) {
        position_ = 1.5 * position_.sin() + static_cast<double>(i);
        ++n_steps_done;
        return Lanes::Ones();
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(position_);
    }

    void finish() { ends_[static_cast<std::size_t>(block_)] = position_.col(0); }

    static inline std::atomic<Index> n_steps_done{0};

private:
    Index block_;
    std::vector<Lanes>& ends_;
    Block position_;
};

/// Walks without a state that could be kept.
struct Forgetful {
    Walk walk;
    Lanes step(Index i) { return walk.step(i); }
};

constexpr Index n_blocks = 3;
constexpr Index n_steps = 5;

/// Where the walks of a part end; the keeper may be none.
std::vector<Lanes> walk(PartKeeper* keeper, Index n, Index n_asked = 1000) {
    std::vector<Lanes> ends(n_blocks, Lanes::Zero());
    Index asked = 0;
    Execution execution{.n_threads = 1, .stop = [&] { return ++asked > n_asked; }};
    execution.keeper = keeper;
    run_steps(
        n_blocks,
        n,
        execution,
        [&](Index b) { return Walk(b, ends); },
        [](Walk& walk) { walk.finish(); });
    return ends;
}

bool same(const std::vector<Lanes>& a, const std::vector<Lanes>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), [](const Lanes& x, const Lanes& y) {
        return (x == y).all();
    });
}

constexpr PartKeeper::Seconds never{3600.0};
constexpr PartKeeper::Seconds always{1e-9};

}  // namespace

TEST_CASE("a part that is stopped after any step ends as if it had not been") {
    const std::vector<Lanes> wanted = walk(nullptr, n_steps);

    for (const PartKeeper::Seconds every : {never, always}) {
        for (Index stop = 0; stop <= n_blocks * (n_steps + 1); ++stop) {
            const ScratchDirectory scratch;
            PartKeeper first(scratch.path(), 1, every);
            walk(&first, n_steps, stop);
            PartKeeper second(scratch.path(), 1, every);
            CHECK(same(walk(&second, n_steps), wanted));
        }
    }
}

TEST_CASE("no step of a kept part is done again") {
    const ScratchDirectory scratch;
    Walk::n_steps_done = 0;

    for (int process = 0; process < 4; ++process) {
        PartKeeper keeper(scratch.path(), 1, never);
        walk(&keeper, n_steps, 6);
    }
    PartKeeper keeper(scratch.path(), 1, never);
    walk(&keeper, n_steps);

    CHECK(Walk::n_steps_done == n_blocks * n_steps);
}

TEST_CASE("a part that is complete can be made longer") {
    const std::vector<Lanes> wanted = walk(nullptr, 2 * n_steps);
    const ScratchDirectory scratch;
    PartKeeper first(scratch.path(), 1, never);
    walk(&first, n_steps);
    PartKeeper second(scratch.path(), 1, never);
    walk(&second, 2 * n_steps, 7);
    PartKeeper third(scratch.path(), 1, never);

    CHECK(same(walk(&third, 2 * n_steps), wanted));
}

TEST_CASE("a block without a state is done anew and keeps nothing") {
    const ScratchDirectory scratch;
    PartKeeper keeper(scratch.path(), 1, always);
    Execution execution{.n_threads = 1};
    execution.keeper = &keeper;
    std::vector<Lanes> ends(n_blocks);

    run_steps(
        n_blocks,
        n_steps,
        execution,
        [&](Index b) { return Forgetful{Walk(b, ends)}; },
        [](Forgetful& block) { block.walk.finish(); });

    CHECK(scratch.names().empty());
}

TEST_CASE("the state of another kind of block is refused") {
    const ScratchDirectory scratch;
    PartKeeper first(scratch.path(), 1, never);
    first.begin_part(n_blocks);
    first.keep(0, {5, "no state of a walk"}, PartKeeper::BlockIs::AtRest);
    first.end_part(n_steps);
    PartKeeper second(scratch.path(), 1, never);

    CHECK_THROWS_AS(walk(&second, n_steps), IoError);
}

}  // namespace feynet::test::kept_block_test
