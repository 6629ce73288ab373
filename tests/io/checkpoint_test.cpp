#include "feynet/io/checkpoint.hpp"

#include "feynet/io/crc32c.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <random>

namespace feynet::test::checkpoint_test {

namespace {

using namespace std::string_literals;

constexpr std::uint64_t our_configuration = 0x0123456789ABCDEF;
constexpr std::size_t header_size = 48;

std::string payload_of_size(std::size_t size) {
    std::mt19937_64 bits(3);
    std::string payload(size, '\0');
    for (char& byte : payload) {
        byte = static_cast<char>(bits() >> 56U);
    }
    return payload;
}

std::string file_with(const std::string& payload) {
    return checkpoint_header(our_configuration, 1234, payload) + payload;
}

bool is_accepted(const std::string& bytes) {
    try {
        checkpoint_of(bytes, our_configuration);
        return true;
    } catch (const DamagedCheckpoint&) {
        return false;
    }
}

/// A reader as it is often written: magic and length, no CRC.
bool is_accepted_naively(const std::string& bytes) {
    if (bytes.size() < header_size || bytes.substr(0, 8) != "FEYNCKPT") {
        return false;
    }
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        length |= std::uint64_t{static_cast<unsigned char>(bytes[32 + i])} << (8 * i);
    }
    return length == bytes.size() - header_size;
}

struct Missed {
    std::size_t flips = 0;
    std::size_t cuts = 0;
};

/// How many of all flips of one bit and of all cuts a reader takes for a whole file.
template <typename Reader>
Missed missed_by(const Reader& accepts, std::string bytes) {
    Missed missed;
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
        const char mask = static_cast<char>(1U << (bit % 8));
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ mask);
        missed.flips += static_cast<std::size_t>(accepts(bytes));
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ mask);
    }
    while (!bytes.empty()) {
        bytes.pop_back();
        missed.cuts += static_cast<std::size_t>(accepts(bytes));
    }
    return missed;
}

/// A file whose header is whole again after its bytes from `offset` on were replaced.
std::string with_header_bytes(std::string bytes, std::size_t offset, const std::string& value) {
    bytes.replace(offset, value.size(), value);
    const std::uint32_t crc = crc32c(std::string_view(bytes).substr(0, 44));
    for (std::size_t i = 0; i < 4; ++i) {
        bytes[44 + i] = static_cast<char>(static_cast<unsigned char>(crc >> (8 * i)));
    }
    return bytes;
}

std::string refused_as_foreign(const std::string& bytes) {
    return message_of<ForeignCheckpoint>([&] { checkpoint_of(bytes, our_configuration); });
}

std::string refused_as_damaged(const std::string& bytes) {
    return message_of<DamagedCheckpoint>([&] { checkpoint_of(bytes, our_configuration); });
}

}  // namespace

TEST_CASE("a checkpoint comes back as it was written") {
    const std::string all_bytes = "\0\n\r\x1A\xFF"s + payload_of_size(1000);
    for (const std::string& payload : {""s, "\0"s, all_bytes}) {
        const Checkpoint checkpoint = checkpoint_of(file_with(payload), our_configuration);
        CHECK(checkpoint.step == 1234);
        CHECK(checkpoint.payload == payload);
    }
}

TEST_CASE("the header has the bytes of format 1 on every machine") {
    const std::string header =
        checkpoint_header(our_configuration, 0x1122334455667788, "123456789");

    REQUIRE(header.size() == header_size);
    CHECK(
        header.substr(0, 44) ==
        "FEYNCKPT"
        "\x01\0\0\0"
        "\x04\x03\x02\x01"
        "\xEF\xCD\xAB\x89\x67\x45\x23\x01"
        "\x88\x77\x66\x55\x44\x33\x22\x11"
        "\x09\0\0\0\0\0\0\0"
        "\x83\x92\x06\xE3"s);
    CHECK(with_header_bytes(header, 0, "") == header);
}

TEST_CASE("every flipped bit and every cut of a file of 4 kB is seen") {
    const std::string bytes = file_with(payload_of_size(4096));
    REQUIRE(8 * bytes.size() >= 33000);
    REQUIRE(is_accepted(bytes));

    const Missed missed = missed_by(is_accepted, bytes);

    CHECK(missed.flips == 0);
    CHECK(missed.cuts == 0);
    MESSAGE((8 * bytes.size()), " flips and ", bytes.size(), " cuts seen");
}

TEST_CASE("the same flips go unseen by a format without a CRC") {
    const std::string bytes = file_with(payload_of_size(4096));
    REQUIRE(is_accepted_naively(bytes));

    const Missed missed = missed_by(is_accepted_naively, bytes);

    // All but those in the magic and in the length.
    CHECK(missed.flips == 8 * (bytes.size() - 16));
    CHECK(missed.cuts == 0);
}

TEST_CASE("a file that goes on, lost a page or is another one is damaged") {
    const std::string bytes = file_with(payload_of_size(8192));
    std::string holed = bytes;
    holed.replace(4096, 4096, std::string(4096, '\0'));

    CHECK(
        refused_as_damaged(bytes + "\0"s) ==
        "is damaged: 8193 bytes after the header, 8192 were written");
    CHECK(refused_as_damaged(holed) == "is damaged: the CRC of its content is wrong");
    CHECK(refused_as_damaged("") == "is damaged: 0 bytes, less than the header of 48");
    CHECK(
        refused_as_damaged(std::string(100, 'x')) == "is damaged: does not begin as a checkpoint");
    // A length of 2⁶⁴ − 1 in a header that is whole otherwise.
    CHECK(
        refused_as_damaged(with_header_bytes(bytes, 32, std::string(8, '\xFF'))) ==
        "is damaged: 8192 bytes after the header, 18446744073709551615 were written");
}

TEST_CASE("another format, byte order or configuration is refused by name") {
    const std::string bytes = file_with("state");

    CHECK(
        refused_as_foreign(with_header_bytes(bytes, 8, "\x02"s)) ==
        "is a checkpoint of format 2; this program reads format 1");
    CHECK(
        refused_as_foreign(with_header_bytes(bytes, 12, "\x01\x02\x03\x04"s)) ==
        "was written in the other byte order");
    CHECK(
        refused_as_foreign(with_header_bytes(bytes, 12, "\x01\x01\x01\x01"s)) ==
        "was written in an unknown byte order");
    CHECK(
        refused_as_foreign(with_header_bytes(bytes, 16, std::string(8, '\x11'))) ==
        "belongs to another configuration: 1111111111111111, that of this run is "
        "0123456789abcdef");
}

}  // namespace feynet::test::checkpoint_test
