#include "feynet/io/checkpoint_slots.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

namespace feynet::test::slot_damage_test {
namespace {

/// Replaces one byte of a file.
void put_byte(const std::filesystem::path& path, std::size_t position, char byte) {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(static_cast<std::streamoff>(position));
    file.put(byte);
}

/// That the slot is left for the other one, of this step, with a warning.
bool is_left(CheckpointSlots& slots, std::uint64_t other_step, const std::string& payload) {
    const auto loaded = slots.load();
    return loaded && loaded->checkpoint.step == other_step &&
           loaded->checkpoint.payload == payload && !loaded->warning.empty();
}

}  // namespace

TEST_CASE("every flip and cut of either slot leaves the other" * doctest::test_suite("long")) {
    const ScratchDirectory scratch;
    const std::string payload(4096, 'p');
    CheckpointSlots slots(scratch.path(), 42);
    slots.write(10, payload);
    slots.write(20, payload);
    std::size_t left = 0;
    std::size_t flips = 0;
    std::size_t cuts = 0;
    for (const std::size_t slot : {0U, 1U}) {
        const std::filesystem::path file = slots.file(slot);
        const std::uint64_t other = slot == 0 ? 20 : 10;
        const std::string bytes = content_of(file);
        for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit, ++flips) {
            const char whole = bytes[bit / 8];
            put_byte(file, bit / 8, static_cast<char>(whole ^ static_cast<char>(1U << (bit % 8))));
            left += static_cast<std::size_t>(is_left(slots, other, payload));
            put_byte(file, bit / 8, whole);
        }
        for (std::size_t size = bytes.size(); size-- > 0; ++cuts) {
            std::filesystem::resize_file(file, size);
            left += static_cast<std::size_t>(is_left(slots, other, payload));
        }
        std::ofstream(file, std::ios::binary) << bytes;
    }
    CHECK(flips > 2 * 33000);
    CHECK(cuts > 2 * 4000);
    CHECK(left == flips + cuts);
    MESSAGE(flips, " flips and ", cuts, " cuts of slots seen");
}

}  // namespace feynet::test::slot_damage_test
