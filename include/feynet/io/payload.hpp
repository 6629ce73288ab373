#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace feynet {

/// Collects numbers bit for bit as the bytes of a checkpoint. Every item is one byte that says its
/// type, then its value; a list has its length between them. Numbers are lowest byte first.
class PayloadWriter {
public:
    /// Adds a whole number, 8 bytes.
    void append_whole(std::int64_t value);
    /// Adds a number, the 8 bytes of its bits.
    void append_number(double value);
    /// Adds a list of numbers with its length.
    void append_numbers(std::span<const double> values);
    /// Adds a text with its length in bytes.
    void append_text(std::string_view text);

    const std::string& bytes() const { return bytes_; }

    /// The bytes; the writer is empty then.
    std::string take() { return std::exchange(bytes_, {}); }

    /// Makes room for so many bytes, so that none is moved later.
    void reserve(std::size_t n_bytes) { bytes_.reserve(n_bytes); }

private:
    std::string bytes_;
};

/// Takes out again what a PayloadWriter put in, in the same order.
///
/// Nothing is believed: what would lie beyond the end or is of another type is refused before
/// anything is allocated or read for it.
class PayloadReader {
public:
    /// @param  bytes  must outlive the reader
    explicit PayloadReader(std::string_view bytes) : bytes_(bytes) {}

    /// @throws IoError if no whole number follows
    std::int64_t take_whole();

    /// @throws IoError if no number follows
    double take_number();

    /// @throws IoError if no list of numbers follows
    std::vector<double> take_numbers();

    /// Fills `values`.
    /// @throws IoError if no list of just as many numbers follows; `values` is then unchanged
    void take_numbers(std::span<double> values);

    /// A text, which lives as long as the bytes.
    /// @throws IoError if no text follows
    std::string_view take_text();

    /// That everything was taken.
    /// @throws IoError if something is left
    void finish() const;

private:
    void expect(char type);
    std::uint64_t take_word();
    std::size_t take_length(std::size_t item_size);
    std::size_t left() const { return bytes_.size() - position_; }

    std::string_view bytes_;
    std::size_t position_ = 0;
};

}  // namespace feynet
