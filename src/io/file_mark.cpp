#include "feynet/io/file_mark.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/crc32c.hpp"
#include "feynet/io/io_error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace feynet {

std::string FileMark::in_words() const {
    return fmt::format("crc32c {:08x}, {} bytes", crc, size);
}

FileMark mark_of(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        throw ConfigError(path.string() + ": no such file");
    }
    if (status.type() == std::filesystem::file_type::directory) {
        throw IoError(path.string() + ": is a directory, expected a file of data");
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    constexpr std::size_t at_once = std::size_t{1} << 20U;
    std::string piece(at_once, '\0');
    FileMark mark;
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto n = static_cast<std::size_t>(file.gcount());
        mark.crc = crc32c(std::string_view(piece).substr(0, n), mark.crc);
        mark.size += n;
    }
    if (!file.is_open() || file.bad()) {
        const std::string reason = std::generic_category().message(errno);
        throw IoError(fmt::format("{}: cannot be read: {}", path.string(), reason));
    }
    return mark;
}

}  // namespace feynet
