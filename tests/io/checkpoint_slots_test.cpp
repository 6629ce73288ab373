#include "feynet/io/checkpoint_slots.hpp"

#include "feynet/core/error.hpp"
#include "io/child_process.hpp"
#include "io/file_size_limit.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <initializer_list>
#include <random>
#include <sys/stat.h>
#include <thread>

namespace feynet::test::checkpoint_slots_test {

namespace {

using Names = std::vector<std::string>;

constexpr std::uint64_t our_configuration = 42;

/// Bytes that only this step has.
std::string payload_at(std::uint64_t step, std::size_t size = 100) {
    return std::string(size, static_cast<char>('a' + step % 26)) + std::to_string(step);
}

CheckpointSlots slots_in(const ScratchDirectory& scratch) {
    return {scratch.path(), our_configuration};
}

void write_steps(const ScratchDirectory& scratch, std::initializer_list<std::uint64_t> steps) {
    CheckpointSlots slots = slots_in(scratch);
    for (const std::uint64_t step : steps) {
        slots.write(step, payload_at(step));
    }
}

void put(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Turns one bit in the middle of a file.
void damage(const std::filesystem::path& path) {
    std::string bytes = content_of(path);
    char& byte = bytes[bytes.size() - 20];
    byte = static_cast<char>(byte ^ 1);
    put(path, bytes);
}

std::uint64_t loaded_step(const ScratchDirectory& scratch) {
    const auto loaded = slots_in(scratch).load();
    REQUIRE(loaded);
    REQUIRE(loaded->checkpoint.payload == payload_at(loaded->checkpoint.step));
    return loaded->checkpoint.step;
}

/// Kills a process some milliseconds after its work was ready for the first time.
template <typename Work>
void kill_at_work(std::mt19937_64& bits, const Work& work) {
    const ChildProcess child(work);
    std::this_thread::sleep_for(std::chrono::microseconds(bits() % 8000));
}

}  // namespace

TEST_CASE("there is no checkpoint only where there is neither file") {
    const ScratchDirectory scratch;

    CHECK_FALSE(slots_in(scratch).load());
    CHECK_FALSE(CheckpointSlots(scratch.path() / "none", 1).load());
    write_steps(scratch, {0});

    CHECK(loaded_step(scratch) == 0);
}

TEST_CASE("checkpoints are written in turn, also after they were loaded") {
    const ScratchDirectory scratch;
    CheckpointSlots slots = slots_in(scratch);
    const auto names_after = [&](std::uint64_t step) {
        slots.write(step, payload_at(step));
        return scratch.names();
    };

    CHECK(names_after(10) == Names{"checkpoint.0"});
    const std::string first = content_of(slots.file(0));
    CHECK(names_after(20) == Names{"checkpoint.0", "checkpoint.1"});
    CHECK(content_of(slots.file(0)) == first);
    const std::string second = content_of(slots.file(1));
    CHECK(names_after(30) == Names{"checkpoint.0", "checkpoint.1"});
    CHECK(content_of(slots.file(1)) == second);
    CHECK(loaded_step(scratch) == 30);

    write_steps(scratch, {40});
    CHECK(slots_in(scratch).load()->file == slots.file(1));
    write_steps(scratch, {50});
    CHECK(slots_in(scratch).load()->file == slots.file(0));
    CHECK(loaded_step(scratch) == 50);
}

TEST_CASE("the step of the newest is not written again, and one before it is refused") {
    const ScratchDirectory scratch;
    write_steps(scratch, {10, 20});
    const std::string first = content_of(slots_in(scratch).file(0));

    write_steps(scratch, {20});

    CHECK(content_of(slots_in(scratch).file(0)) == first);
    CHECK(message_of<InvalidInput>([&] {
              write_steps(scratch, {19});
          }) == "step: must rise from checkpoint to checkpoint, got 19 after 20");
}

TEST_CASE("a damaged newest slot is left for the older, with the reason, and replaced next") {
    const ScratchDirectory scratch;
    write_steps(scratch, {10, 20});
    CheckpointSlots slots = slots_in(scratch);
    damage(slots.file(1));

    const auto loaded = slots.load();

    REQUIRE(loaded);
    CHECK(loaded->checkpoint.step == 10);
    CHECK(loaded->checkpoint.payload == payload_at(10));
    CHECK(
        loaded->warning == slots.file(1).string() +
                               " is damaged: the CRC of its content is wrong; going on from " +
                               slots.file(0).string() + ", step 10");
    slots.write(15, payload_at(15));
    CHECK(slots_in(scratch).load()->warning.empty());
    CHECK(loaded_step(scratch) == 15);
}

TEST_CASE("a slot that cannot be read is left for the other") {
    const ScratchDirectory scratch;
    write_steps(scratch, {10, 20});
    const std::filesystem::path newest = slots_in(scratch).file(1);
    const auto warning = [&] { return slots_in(scratch).load()->warning; };
    std::filesystem::remove(newest);

    std::filesystem::create_symlink("checkpoint.0", newest);
    CHECK(warning().find("cannot be read") != std::string::npos);
    std::filesystem::remove(newest);
    std::filesystem::create_directory(newest);
    CHECK(warning().find("is not a regular file") != std::string::npos);
    std::filesystem::remove(newest);
    ::mkfifo(newest.c_str(), 0600);
    CHECK(warning().find("is not a regular file") != std::string::npos);
    CHECK(loaded_step(scratch) == 10);
}

TEST_CASE("where no slot is whole the run does not start, and both files are named") {
    const ScratchDirectory scratch;
    write_steps(scratch, {10, 20});
    CheckpointSlots slots = slots_in(scratch);
    damage(slots.file(0));
    put(slots.file(1), "");
    const auto refusal = [&] { return message_of<IoError>([&] { slots_in(scratch).load(); }); };

    CHECK(
        refusal() == "no whole checkpoint: " + slots.file(0).string() +
                         " is damaged: the CRC of its content is wrong; " + slots.file(1).string() +
                         " is damaged: 0 bytes, less than the header of 48");
    CHECK_THROWS_AS(slots.write(30, "x"), IoError);
    CHECK(content_of(slots.file(1)).empty());

    std::filesystem::remove(slots.file(1));
    CHECK(refusal().find(slots.file(1).string() + " does not exist") != std::string::npos);
}

TEST_CASE("checkpoints of another configuration are neither loaded nor replaced") {
    const ScratchDirectory scratch;
    write_steps(scratch, {10, 20});
    CheckpointSlots other(scratch.path(), 43);
    const std::string before = content_of(other.file(0));

    CHECK(
        message_of<ForeignCheckpoint>([&] { other.load(); }) ==
        other.file(0).string() +
            " belongs to another configuration: 000000000000002a, that of this run is "
            "000000000000002b");
    CHECK_THROWS_AS(other.write(30, "x"), ForeignCheckpoint);
    CHECK(content_of(other.file(0)) == before);
}

TEST_CASE("a disk that takes no more leaves both slots, and the next write goes on") {
    const ScratchDirectory scratch;
    CheckpointSlots slots = slots_in(scratch);
    slots.write(10, payload_at(10));
    slots.write(20, payload_at(20));
    const std::string older = content_of(slots.file(0));

    const std::string message = message_of<IoError>([&] {
        const FileSizeLimit small(1000);
        slots.write(30, payload_at(30, 100000));
    });

    CHECK(message == slots.file(0).string() + ": cannot be written: File too large");
    CHECK(content_of(slots.file(0)) == older);
    CHECK(scratch.names() == Names{"checkpoint.0", "checkpoint.1"});
    CHECK(loaded_step(scratch) == 20);
    slots.write(40, payload_at(40));
    CHECK(loaded_step(scratch) == 40);
    CHECK(content_of(slots.file(0)) != older);
}

TEST_CASE("a directory in the place of a slot stops the write and leaves the other") {
    const ScratchDirectory scratch;
    CheckpointSlots slots = slots_in(scratch);
    slots.write(10, payload_at(10));
    std::filesystem::create_directory(slots.file(1));

    CHECK_THROWS_AS(slots.write(20, payload_at(20)), IoError);

    CHECK(loaded_step(scratch) == 10);
    CHECK(scratch.names() == Names{"checkpoint.0", "checkpoint.1"});
    CHECK_THROWS_AS(CheckpointSlots(scratch.path() / "none", 1).write(1, "x"), IoError);
}

TEST_CASE("a run killed at any moment leaves a whole checkpoint" * doctest::test_suite("long")) {
    constexpr std::size_t size = std::size_t{1} << 18U;
    std::mt19937_64 bits(11);
    const ScratchDirectory scratch;
    std::uint64_t reached = 0;
    for (int kill = 0; kill < 25; ++kill) {
        kill_at_work(bits, [&](const auto& ready) {
            CheckpointSlots slots = slots_in(scratch);
            for (std::uint64_t step = reached + 1;; ++step) {
                slots.write(step, payload_at(step, size));
                ready();
            }
        });
        const auto loaded = slots_in(scratch).load();
        REQUIRE(loaded);
        REQUIRE(loaded->warning.empty());
        REQUIRE(loaded->checkpoint.step > reached);
        reached = loaded->checkpoint.step;
        REQUIRE(loaded->checkpoint.payload == payload_at(reached, size));
    }
    CHECK(reached >= 25);
}

TEST_CASE("files written in place are torn by the same kills" * doctest::test_suite("long")) {
    constexpr std::size_t size = std::size_t{1} << 18U;
    std::mt19937_64 bits(11);
    const ScratchDirectory scratch;
    const std::filesystem::path path = slots_in(scratch).file(0);
    const std::string payload = payload_at(1, size);
    const std::string bytes = checkpoint_header(our_configuration, 1, payload) + payload;
    int torn = 0;
    for (int kill = 0; kill < 25; ++kill) {
        kill_at_work(bits, [&](const auto& ready) {
            for (;;) {
                put(path, bytes);
                ready();
            }
        });
        torn += message_of<IoError>([&] { slots_in(scratch).load(); }).empty() ? 0 : 1;
    }
    CHECK(torn > 0);
}

}  // namespace feynet::test::checkpoint_slots_test
