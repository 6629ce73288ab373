#include "feynet/study/part_keeper.hpp"

#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <thread>

namespace feynet::test::part_keeper_test {
namespace {

using Is = PartKeeper::BlockIs;
using Names = std::vector<std::string>;

constexpr PartKeeper::Seconds never{3600.0};
constexpr PartKeeper::Seconds often{1e-3};

/// Puts a part of two blocks on the disk, each with so many steps.
void do_part(PartKeeper& keeper, Index steps, Index wanted) {
    keeper.begin_part(2);
    for (const Index block : {0, 1}) {
        keeper.begin_block(block);
        keeper.keep(block, {steps, "state " + std::to_string(block)}, Is::AtRest);
    }
    keeper.end_part(wanted);
}

/// Turns one bit in the middle of a file.
void damage(const std::filesystem::path& path) {
    std::string bytes = content_of(path);
    char& byte = bytes[bytes.size() / 2];
    byte = static_cast<char>(byte ^ 1);
    std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a part that is complete is a file of its own, one under way a checkpoint") {
    const ScratchDirectory scratch;
    PartKeeper keeper(scratch.path(), 1, never);

    do_part(keeper, 7, 7);
    CHECK(scratch.names() == Names{"part.0"});
    do_part(keeper, 3, 7);
    CHECK(scratch.names() == Names{"checkpoint.0", "part.0"});
}

TEST_CASE("the next process finds every part where it stood") {
    const ScratchDirectory scratch;
    PartKeeper first(scratch.path(), 1, never);
    do_part(first, 7, 7);
    do_part(first, 3, 7);
    PartKeeper second(scratch.path(), 1, never);

    second.begin_part(2);
    CHECK(second.begin_block(0).steps == 7);
    CHECK(second.begin_block(1).state == "state 1");
    second.end_part(7);
    second.begin_part(2);
    CHECK(second.begin_block(0).steps == 3);
    second.end_part(7);
    second.begin_part(2);
    CHECK(second.begin_block(0).steps == 0);
    CHECK(second.warning().empty());
}

TEST_CASE("what is stopped before its first step leaves the checkpoint of an earlier part alone") {
    const ScratchDirectory scratch;
    PartKeeper first(scratch.path(), 1, never);
    do_part(first, 3, 7);
    first.begin_part(2);
    first.begin_block(0);
    first.rest(0);
    first.end_part(7);
    PartKeeper second(scratch.path(), 1, never);

    second.begin_part(2);

    CHECK(second.begin_block(1).steps == 3);
}

TEST_CASE("a checkpoint is written once in an interval, when every block under way was kept") {
    const ScratchDirectory scratch;
    PartKeeper keeper(scratch.path(), 1, often);
    keeper.begin_part(3);
    keeper.begin_block(0);
    keeper.begin_block(1);
    std::this_thread::sleep_for(2 * often);

    CHECK(keeper.is_due(0));
    keeper.keep(0, {5, "a"}, Is::UnderWay);
    CHECK(scratch.names().empty());
    keeper.keep(1, {6, "b"}, Is::UnderWay);
    CHECK(scratch.names() == Names{"checkpoint.0"});

    PartKeeper second(scratch.path(), 1, never);
    second.begin_part(3);
    CHECK(second.begin_block(0).steps == 5);
    CHECK(second.begin_block(1).steps == 6);
    CHECK(second.begin_block(2).steps == 0);
}

TEST_CASE("a damaged newest checkpoint falls back to the older with a warning") {
    const ScratchDirectory scratch;
    PartKeeper first(scratch.path(), 1, never);
    do_part(first, 3, 9);
    PartKeeper second(scratch.path(), 1, never);
    do_part(second, 6, 9);
    damage(scratch.path() / "checkpoint.1");
    PartKeeper third(scratch.path(), 1, never);

    third.begin_part(2);

    CHECK(third.begin_block(0).steps == 3);
    CHECK(third.warning().find("checkpoint.1 is damaged") != std::string::npos);
}

TEST_CASE("nothing is begun anew in silence") {
    const ScratchDirectory scratch;
    PartKeeper first(scratch.path(), 1, never);
    do_part(first, 7, 7);
    do_part(first, 3, 7);
    const auto reopened = [&] { PartKeeper(scratch.path(), 1, never); };

    SUBCASE("both checkpoints damaged") {
        damage(scratch.path() / "checkpoint.0");
        CHECK(message_of<IoError>(reopened).find("no whole checkpoint") != std::string::npos);
    }
    SUBCASE("a complete part damaged") {
        damage(scratch.path() / "part.0");
        PartKeeper second(scratch.path(), 1, never);
        const std::string message = message_of<IoError>([&] { second.begin_part(2); });
        CHECK(message.find("part.0 is damaged") != std::string::npos);
    }
    SUBCASE("another number of blocks") {
        PartKeeper second(scratch.path(), 1, never);
        CHECK_THROWS_AS(second.begin_part(3), IoError);
    }
    SUBCASE("another configuration") {
        CHECK_THROWS_AS(PartKeeper(scratch.path(), 2, never), ForeignCheckpoint);
    }
}

TEST_CASE("the wall time of a part is that of all its processes") {
    const ScratchDirectory scratch;
    constexpr PartKeeper::Seconds while_ago{0.02};
    double seconds = 0.0;
    for (const Index steps : {3, 6, 9}) {
        PartKeeper keeper(scratch.path(), 1, never);
        keeper.begin_part(1);
        keeper.begin_block(0);
        std::this_thread::sleep_for(while_ago);
        keeper.keep(0, {steps, "state"}, Is::AtRest);
        seconds = keeper.end_part(9);
    }

    CHECK(seconds >= 3 * while_ago.count());
}

}  // namespace feynet::test::part_keeper_test
