#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

namespace feynet {

/// Appends an unsigned number, its lowest byte first, on every machine.
template <typename Unsigned>
void append_little_endian(std::string& bytes, Unsigned value) {
    static_assert(!std::numeric_limits<Unsigned>::is_signed);
    std::array<char, sizeof(Unsigned)> encoded{};
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        encoded[i] = static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    }
    bytes.append(encoded.data(), encoded.size());
}

/// The unsigned number whose lowest byte stands at an offset; all its bytes must be there.
template <typename Unsigned>
Unsigned little_endian(std::string_view bytes, std::size_t offset) {
    static_assert(!std::numeric_limits<Unsigned>::is_signed);
    assert(offset <= bytes.size() && bytes.size() - offset >= sizeof(Unsigned));
    Unsigned value = 0;
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
        value |= static_cast<Unsigned>(static_cast<unsigned char>(bytes[offset + i])) << (8 * i);
    }
    return value;
}

}  // namespace feynet
