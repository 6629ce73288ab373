#include "feynet/io/checkpoint_file.hpp"

#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

namespace feynet::test::checkpoint_file_test {

TEST_CASE("a checkpoint is read as it was written") {
    const ScratchDirectory scratch;
    const auto path = scratch.path() / "part.0";

    write_checkpoint(path, 42, 7, "the state");
    const auto read = read_checkpoint(path, 42);

    REQUIRE(read);
    CHECK(read->step == 7);
    CHECK(read->payload == "the state");
    CHECK(scratch.names() == std::vector<std::string>{"part.0"});
}

TEST_CASE("what is no checkpoint of ours is refused by its name") {
    const ScratchDirectory scratch;
    const auto path = scratch.path() / "part.0";
    write_checkpoint(path, 42, 7, "the state");

    CHECK_FALSE(read_checkpoint(scratch.path() / "part.1", 42));
    const auto foreign = [&] { read_checkpoint(path, 43); };
    CHECK(
        message_of<ForeignCheckpoint>(foreign).find("part.0 belongs to another") !=
        std::string::npos);
    std::ofstream(path, std::ios::app) << "x";
    const auto damaged = [&] { read_checkpoint(path, 42); };
    CHECK(message_of<DamagedCheckpoint>(damaged).find("part.0 is damaged") != std::string::npos);
}

}  // namespace feynet::test::checkpoint_file_test
