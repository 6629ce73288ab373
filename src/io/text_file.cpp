#include "feynet/io/text_file.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/io_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace feynet {
namespace {

/// A pipe of this process, /dev/stdin or what a shell writes for <(…): its writer is there. Whoever
/// opens another one may wait for ever.
bool is_handed_over(const std::filesystem::path& path) {
    const std::string text = path.string();
    return text.substr(0, 5) == "/dev/" || text.substr(0, 6) == "/proc/";
}

}  // namespace

std::string text_of_file(
    const std::filesystem::path& path, std::string_view what, std::size_t largest) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        throw ConfigError(path.string() + ": no such file");
    }
    if (status.type() == std::filesystem::file_type::directory) {
        throw IoError(fmt::format("{}: is a directory, expected {}", path.string(), what));
    }
    if (status.type() == std::filesystem::file_type::fifo && !is_handed_over(path)) {
        throw IoError(fmt::format("{}: is a FIFO, expected {}", path.string(), what));
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string text;
    std::array<char, 1 << 16> piece{};
    while (file && text.size() <= largest) {
        const std::size_t wanted = std::min(piece.size(), largest + 1 - text.size());
        file.read(piece.data(), static_cast<std::streamsize>(wanted));
        text.append(piece.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (!file.is_open() || file.bad()) {
        const std::string reason = std::generic_category().message(errno);
        throw IoError(fmt::format("{}: cannot be read: {}", path.string(), reason));
    }
    return text;
}

}  // namespace feynet
