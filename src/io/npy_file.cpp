#include "feynet/io/npy_file.hpp"

#include "little_endian.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <bit>
#include <cstdint>

namespace feynet {

std::string npy_bytes(const Dataset& dataset) {
    constexpr std::string_view magic("\x93NUMPY\x01\x00", 8);
    constexpr std::size_t alignment = 64;
    // The shape is a tuple of Python, which with one entry has a comma at its end.
    std::string header = fmt::format(
        "{{'descr': '<f8', 'fortran_order': False, 'shape': ({}{}), }}",
        fmt::join(dataset.shape, ", "),
        dataset.shape.size() == 1 ? "," : "");
    const std::size_t before = magic.size() + sizeof(std::uint16_t);
    const std::size_t length = before + header.size() + 1;
    header.append((alignment - length % alignment) % alignment, ' ');
    header += '\n';

    std::string bytes(magic);
    bytes.reserve(before + header.size() + sizeof(double) * dataset.values.size());
    append_little_endian(bytes, static_cast<std::uint16_t>(header.size()));
    bytes += header;
    for (const double value : dataset.values) {
        append_little_endian(bytes, std::bit_cast<std::uint64_t>(value));
    }
    return bytes;
}

}  // namespace feynet
