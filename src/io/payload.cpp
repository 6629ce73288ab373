#include "feynet/io/payload.hpp"

#include "feynet/io/io_error.hpp"
#include "little_endian.hpp"

#include <fmt/format.h>

#include <bit>
#include <limits>

namespace feynet {

namespace {

using Word = std::uint64_t;

static_assert(std::numeric_limits<double>::is_iec559 && sizeof(double) == sizeof(Word));

constexpr char whole_type = 'w';
constexpr char number_type = 'x';
constexpr char numbers_type = 'v';
constexpr char text_type = 't';

const char* words_for(char type) {
    switch (type) {
        case whole_type:
            return "a whole number";
        case number_type:
            return "a number";
        case numbers_type:
            return "a list of numbers";
        case text_type:
            return "a text";
        default:
            return "something unknown";
    }
}

}  // namespace

void PayloadWriter::append_whole(std::int64_t value) {
    bytes_ += whole_type;
    append_little_endian(bytes_, std::bit_cast<Word>(value));
}

void PayloadWriter::append_number(double value) {
    bytes_ += number_type;
    append_little_endian(bytes_, std::bit_cast<Word>(value));
}

void PayloadWriter::append_numbers(std::span<const double> values) {
    bytes_.reserve(bytes_.size() + 1 + sizeof(Word) * (1 + values.size()));
    bytes_ += numbers_type;
    append_little_endian(bytes_, static_cast<Word>(values.size()));
    if constexpr (std::endian::native == std::endian::little) {
        const auto raw = std::as_bytes(values);
        bytes_.append(reinterpret_cast<const char*>(raw.data()), raw.size());
    } else {
        for (const double value : values) {
            append_little_endian(bytes_, std::bit_cast<Word>(value));
        }
    }
}

void PayloadWriter::append_text(std::string_view text) {
    bytes_ += text_type;
    append_little_endian(bytes_, static_cast<Word>(text.size()));
    bytes_ += text;
}

void PayloadReader::expect(char type) {
    if (left() == 0) {
        throw IoError(fmt::format(
            "the checkpoint ends at byte {}, where {} is due", position_, words_for(type)));
    }
    if (bytes_[position_] != type) {
        throw IoError(fmt::format(
            "the checkpoint has {} at byte {}, where {} is due",
            words_for(bytes_[position_]),
            position_,
            words_for(type)));
    }
    ++position_;
}

std::uint64_t PayloadReader::take_word() {
    if (left() < sizeof(Word)) {
        throw IoError(fmt::format(
            "the checkpoint ends at byte {}, within the number at byte {}",
            bytes_.size(),
            position_));
    }
    const auto word = little_endian<Word>(bytes_, position_);
    position_ += sizeof(Word);
    return word;
}

std::size_t PayloadReader::take_length(std::size_t item_size) {
    const std::uint64_t length = take_word();
    if (length > left() / item_size) {
        throw IoError(fmt::format(
            "the checkpoint announces {} {} at byte {} and has only {} bytes more",
            length,
            item_size == 1 ? "letters" : "numbers",
            position_,
            left()));
    }
    return length;
}

std::int64_t PayloadReader::take_whole() {
    expect(whole_type);
    return std::bit_cast<std::int64_t>(take_word());
}

double PayloadReader::take_number() {
    expect(number_type);
    return std::bit_cast<double>(take_word());
}

std::vector<double> PayloadReader::take_numbers() {
    expect(numbers_type);
    std::vector<double> values(take_length(sizeof(Word)));
    for (double& value : values) {
        value = std::bit_cast<double>(take_word());
    }
    return values;
}

void PayloadReader::take_numbers(std::span<double> values) {
    expect(numbers_type);
    const std::size_t length = take_length(sizeof(Word));
    if (length != values.size()) {
        throw IoError(fmt::format(
            "the checkpoint has {} numbers at byte {}, where {} are due",
            length,
            position_,
            values.size()));
    }
    for (double& value : values) {
        value = std::bit_cast<double>(take_word());
    }
}

std::string_view PayloadReader::take_text() {
    expect(text_type);
    const std::size_t length = take_length(1);
    const std::string_view text = bytes_.substr(position_, length);
    position_ += length;
    return text;
}

void PayloadReader::finish() const {
    if (left() > 0) {
        throw IoError(
            fmt::format("the checkpoint has {} bytes more than the run takes from it", left()));
    }
}

}  // namespace feynet
