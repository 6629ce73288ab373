#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace feynet {

/// By what a file of data is known again: its length and the CRC-32C of its bytes.
struct FileMark {
    std::uint64_t size = 0;
    std::uint32_t crc = 0;

    /// "crc32c 89abcdef, 1234 bytes"
    std::string in_words() const;
};

/// @throws ConfigError if there is no such file
/// @throws IoError if it is a directory or cannot be read
FileMark mark_of(const std::filesystem::path& path);

}  // namespace feynet
