#include "feynet/io/checkpoint_file.hpp"
#include "feynet/io/checkpoint_slots.hpp"
#include "feynet/io/payload.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::checkpoint_formats_test {
namespace {

constexpr std::uint64_t configuration_of_files = 0x0123456789ABCDEF;

std::filesystem::path kept(const std::string& name) {
    return std::filesystem::path(FEYNET_FORMATS) / name;
}

}  // namespace

TEST_CASE("a checkpoint of format 1 is loaded bit for bit") {
    const auto checkpoint = read_checkpoint(kept("checkpoint.format_1"), configuration_of_files);

    REQUIRE(checkpoint);
    CHECK(checkpoint->step == 1234);
    PayloadReader reader(checkpoint->payload);
    CHECK(reader.take_whole() == -7);
    CHECK(reader.take_number() == 1.0 / 3.0);
    const std::vector<double> numbers = reader.take_numbers();
    REQUIRE(numbers.size() == 3);
    CHECK((numbers[0] == 0.0 && std::signbit(numbers[0])));
    CHECK(numbers[1] == std::numeric_limits<double>::denorm_min());
    CHECK(std::isinf(numbers[2]));
    CHECK(reader.take_text() == "ψ = \"text\"\n");
    reader.finish();
}

TEST_CASE("what this program writes has the bytes of the format it says") {
    const ScratchDirectory scratch;
    const auto checkpoint = read_checkpoint(kept("checkpoint.format_1"), configuration_of_files);
    REQUIRE(checkpoint);

    write_checkpoint(scratch.path() / "again", configuration_of_files, 1234, checkpoint->payload);

    REQUIRE(checkpoint_format == 1);
    CHECK(content_of(scratch.path() / "again") == content_of(kept("checkpoint.format_1")));
}

TEST_CASE("a checkpoint of a later format is refused by its number, not taken for damage") {
    const std::string path = kept("checkpoint.format_9").string();
    const std::string refusal = path + " is a checkpoint of format 9; this program reads format 1";

    CHECK(message_of<ForeignCheckpoint>([&] {
              read_checkpoint(path, configuration_of_files);
          }) == refusal);

    // Nor is the older slot taken in its place: the run went on with another program.
    const ScratchDirectory scratch;
    CheckpointSlots slots(scratch.path(), configuration_of_files);
    slots.write(1, "the older");
    std::filesystem::copy_file(path, slots.file(1));
    CHECK_THROWS_AS(slots.load(), ForeignCheckpoint);
    CheckpointSlots resumed(scratch.path(), configuration_of_files);
    CHECK_THROWS_AS(resumed.write(2, "the next"), ForeignCheckpoint);
}

}  // namespace feynet::test::checkpoint_formats_test
