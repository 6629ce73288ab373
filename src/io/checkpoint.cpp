#include "feynet/io/checkpoint.hpp"

#include "feynet/io/crc32c.hpp"
#include "little_endian.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

namespace feynet {

namespace {

constexpr std::string_view checkpoint_magic = "FEYNCKPT";
constexpr std::uint32_t byte_order_mark = 0x01020304;
constexpr std::uint32_t foreign_byte_order_mark = 0x04030201;

constexpr std::size_t format_offset = 8;
constexpr std::size_t mark_offset = 12;
constexpr std::size_t configuration_offset = 16;
constexpr std::size_t step_offset = 24;
constexpr std::size_t length_offset = 32;
constexpr std::size_t payload_crc_offset = 40;
constexpr std::size_t header_crc_offset = 44;
constexpr std::size_t header_size = 48;

void require_header(std::string_view bytes) {
    if (bytes.size() < header_size) {
        throw DamagedCheckpoint(fmt::format(
            "is damaged: {} bytes, less than the header of {}", bytes.size(), header_size));
    }
    if (bytes.substr(0, checkpoint_magic.size()) != checkpoint_magic) {
        throw DamagedCheckpoint("is damaged: does not begin as a checkpoint");
    }
    if (little_endian<std::uint32_t>(bytes, mark_offset) == foreign_byte_order_mark) {
        throw ForeignCheckpoint("was written in the other byte order");
    }
    if (little_endian<std::uint32_t>(bytes, header_crc_offset) !=
        crc32c(bytes.substr(0, header_crc_offset))) {
        throw DamagedCheckpoint("is damaged: the CRC of its header is wrong");
    }
}

/// Of a whole header: that a run of this program and this configuration wrote it.
void require_ours(std::string_view bytes, std::uint64_t configuration) {
    const auto format = little_endian<std::uint32_t>(bytes, format_offset);
    if (format != checkpoint_format) {
        throw ForeignCheckpoint(fmt::format(
            "is a checkpoint of format {}; this program reads format {}",
            format,
            checkpoint_format));
    }
    if (little_endian<std::uint32_t>(bytes, mark_offset) != byte_order_mark) {
        throw ForeignCheckpoint("was written in an unknown byte order");
    }
    const auto written_by = little_endian<std::uint64_t>(bytes, configuration_offset);
    if (written_by != configuration) {
        throw ForeignCheckpoint(fmt::format(
            "belongs to another configuration: {:016x}, that of this run is {:016x}",
            written_by,
            configuration));
    }
}

void require_payload(std::string_view bytes) {
    const std::string_view payload = bytes.substr(header_size);
    const auto length = little_endian<std::uint64_t>(bytes, length_offset);
    if (payload.size() != length) {
        throw DamagedCheckpoint(fmt::format(
            "is damaged: {} bytes after the header, {} were written", payload.size(), length));
    }
    if (little_endian<std::uint32_t>(bytes, payload_crc_offset) != crc32c(payload)) {
        throw DamagedCheckpoint("is damaged: the CRC of its content is wrong");
    }
}

}  // namespace

std::string checkpoint_header(
    std::uint64_t configuration, std::uint64_t step, std::string_view payload) {
    std::string header(checkpoint_magic);
    append_little_endian(header, checkpoint_format);
    append_little_endian(header, byte_order_mark);
    append_little_endian(header, configuration);
    append_little_endian(header, step);
    append_little_endian(header, static_cast<std::uint64_t>(payload.size()));
    append_little_endian(header, crc32c(payload));
    append_little_endian(header, crc32c(header));
    return header;
}

Checkpoint checkpoint_of(std::string bytes, std::uint64_t configuration) {
    require_header(bytes);
    require_ours(bytes, configuration);
    require_payload(bytes);
    const auto step = little_endian<std::uint64_t>(bytes, step_offset);
    bytes.erase(0, header_size);
    return {step, std::move(bytes)};
}

}  // namespace feynet
