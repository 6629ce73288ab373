#include "feynet/io/payload.hpp"

#include "feynet/io/io_error.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <random>

namespace feynet::test::payload_test {

namespace {

using Limits = std::numeric_limits<double>;
using Integers = std::numeric_limits<std::int64_t>;
using namespace std::string_literals;

/// What arithmetic would change: zeros, infinities, denormals, NaNs of several bit patterns.
std::vector<double> delicate_numbers() {
    return {
        0.0,
        -0.0,
        1.0 / 3.0,
        Limits::infinity(),
        -Limits::infinity(),
        Limits::max(),
        Limits::lowest(),
        Limits::min(),
        Limits::denorm_min(),
        -Limits::denorm_min(),
        std::bit_cast<double>(std::uint64_t{0x000FFFFFFFFFFFFF}),
        Limits::quiet_NaN(),
        -Limits::quiet_NaN(),
        std::bit_cast<double>(std::uint64_t{0x7FF0000000000001}),
        std::bit_cast<double>(std::uint64_t{0xFFF8000000ABCDEF})};
}

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) { return same_bits(x, y); });
}

std::string a_payload() {
    PayloadWriter writer;
    writer.append_whole(-5);
    writer.append_number(0.25);
    writer.append_numbers(std::vector<double>{1.0, 2.0, 3.0});
    return writer.bytes();
}

void take_all(std::string_view bytes) {
    PayloadReader reader(bytes);
    reader.take_whole();
    reader.take_number();
    reader.take_numbers();
    reader.finish();
}

/// A list that says it has `length` numbers, and has one.
std::string list_announcing(std::uint64_t length) {
    PayloadWriter writer;
    writer.append_whole(std::bit_cast<std::int64_t>(length));
    std::string bytes = writer.bytes() + "8 bytes.";
    bytes.front() = 'v';
    return bytes;
}

}  // namespace

TEST_CASE("every number comes back with the bits it had") {
    const std::vector<double> numbers = delicate_numbers();
    PayloadWriter writer;
    for (const double number : numbers) {
        writer.append_number(number);
    }
    writer.append_numbers(numbers);
    writer.append_numbers({});
    writer.append_whole(Integers::min());
    writer.append_numbers(numbers);
    writer.append_whole(Integers::max());

    PayloadReader reader(writer.bytes());
    for (const double number : numbers) {
        CHECK(same_bits(reader.take_number(), number));
    }
    CHECK(same_bits(reader.take_numbers(), numbers));
    CHECK(reader.take_numbers().empty());
    CHECK(reader.take_whole() == Integers::min());
    std::vector<double> filled(numbers.size());
    reader.take_numbers(filled);
    CHECK(same_bits(filled, numbers));
    CHECK(reader.take_whole() == Integers::max());
    CHECK_NOTHROW(reader.finish());
}

TEST_CASE("the bytes are those of the format on every machine") {
    PayloadWriter writer;
    writer.append_whole(0x0102030405060708);
    writer.append_whole(-2);
    writer.append_number(1.0);
    writer.append_numbers(std::vector<double>{-2.0});

    CHECK(
        writer.bytes() ==
        "w\x08\x07\x06\x05\x04\x03\x02\x01"
        "w\xFE\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
        "x\0\0\0\0\0\0\xF0\x3F"
        "v\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xC0"s);
}

TEST_CASE("a payload cut anywhere is refused, and so is one that goes on") {
    const std::string bytes = a_payload();
    CHECK_NOTHROW(take_all(bytes));

    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CAPTURE(size);
        CHECK_THROWS_AS(take_all(std::string_view(bytes).substr(0, size)), IoError);
    }
    CHECK(message_of<IoError>([&] {
              take_all(bytes + "x");
          }) == "the checkpoint has 1 bytes more than the run takes from it");
}

TEST_CASE("a length that the bytes do not have is refused before anything is allocated") {
    constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    for (const std::uint64_t length : {std::uint64_t{2}, most, most / 8, most / 8 + 1, most / 2}) {
        CAPTURE(length);
        const std::string bytes = list_announcing(length);
        CHECK_THROWS_AS(PayloadReader(bytes).take_numbers(), IoError);
    }
    CHECK(PayloadReader(list_announcing(1)).take_numbers().size() == 1);
}

TEST_CASE("items are taken in the order and of the type in which they were appended") {
    const std::string bytes = a_payload();

    CHECK(message_of<IoError>([&] {
              PayloadReader(bytes).take_numbers();
          }) == "the checkpoint has a whole number at byte 0, where a list of numbers is due");
    CHECK_THROWS_AS(PayloadReader(bytes).take_number(), IoError);
    CHECK_THROWS_AS(PayloadReader("?").take_whole(), IoError);
}

TEST_CASE("a list of another length leaves what it was to fill as it was") {
    PayloadWriter writer;
    writer.append_numbers(std::vector<double>{1.0, 2.0, 3.0});
    std::vector<double> values{7.0, 8.0};

    const std::string message = message_of<IoError>(
        [&] { PayloadReader(writer.bytes()).take_numbers(std::span<double>(values)); });

    CHECK(message == "the checkpoint has 3 numbers at byte 9, where 2 are due");
    CHECK(values == std::vector<double>{7.0, 8.0});
}

TEST_CASE("bytes at random are refused or taken, never read beyond their end") {
    std::mt19937_64 bits(20);
    constexpr std::string_view types = "wxv";
    for (int i = 0; i < 20000; ++i) {
        std::string bytes(bits() % 64, '\0');
        for (char& byte : bytes) {
            const std::uint64_t word = bits();
            byte = word % 4 == 0 ? types[word / 4 % 3] : static_cast<char>(word >> 60U);
        }
        // A copy of just this size on the heap, so that a sanitizer sees the end.
        const std::vector<char> tight(bytes.begin(), bytes.end());
        PayloadReader reader(std::string_view(tight.data(), tight.size()));
        const std::string refused = message_of<IoError>([&] {
            for (;;) {
                bits() % 2 == 0 ? static_cast<void>(reader.take_numbers())
                                : static_cast<void>(reader.take_whole());
            }
        });
        REQUIRE_FALSE(refused.empty());
    }
}

TEST_CASE("a text is taken out as it was put in, and never beyond the end") {
    PayloadWriter writer;
    writer.append_text("a\0b"s);
    writer.append_text("");
    const std::string& bytes = writer.bytes();
    PayloadReader reader(bytes);

    CHECK(reader.take_text() == "a\0b"s);
    CHECK(reader.take_text().empty());
    reader.finish();
    for (std::size_t size = 0; size < 12; ++size) {
        PayloadReader cut(std::string_view(bytes).substr(0, size));
        CHECK_THROWS_AS(cut.take_text(), IoError);
    }
}

}  // namespace feynet::test::payload_test
