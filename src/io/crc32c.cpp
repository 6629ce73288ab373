#include "feynet/io/crc32c.hpp"

#include "little_endian.hpp"

#include <array>
#include <cstddef>

namespace feynet {

namespace {

constexpr std::size_t n_bytes_at_once = 8;
using CrcTable = std::array<std::uint32_t, 256>;

/// Row s: the remainder of a byte that s zero bytes follow.
constexpr std::array<CrcTable, n_bytes_at_once> remainders() {
    constexpr std::uint32_t reflected_polynomial = 0x82F63B78;
    std::array<CrcTable, n_bytes_at_once> rows{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t remainder = byte;
        for (int bit = 0; bit < 8; ++bit) {
            remainder = (remainder >> 1U) ^ ((remainder & 1U) * reflected_polynomial);
        }
        rows[0][byte] = remainder;
    }
    for (std::size_t s = 1; s < rows.size(); ++s) {
        for (std::size_t byte = 0; byte < 256; ++byte) {
            const std::uint32_t before = rows[s - 1][byte];
            rows[s][byte] = (before >> 8U) ^ rows[0][before & 0xFFU];
        }
    }
    return rows;
}

constexpr std::array<CrcTable, n_bytes_at_once> table = remainders();

}  // namespace

std::uint32_t crc32c(std::string_view bytes, std::uint32_t before) {
    std::uint32_t crc = ~before;
    std::size_t i = 0;
    for (; bytes.size() - i >= n_bytes_at_once; i += n_bytes_at_once) {
        const std::uint64_t word = little_endian<std::uint64_t>(bytes, i) ^ crc;
        crc = 0;
        for (std::size_t k = 0; k < n_bytes_at_once; ++k) {
            crc ^= table[n_bytes_at_once - 1 - k][(word >> (8 * k)) & 0xFFU];
        }
    }
    for (; i < bytes.size(); ++i) {
        crc = (crc >> 8U) ^ table[0][(crc ^ static_cast<unsigned char>(bytes[i])) & 0xFFU];
    }
    return ~crc;
}

}  // namespace feynet
