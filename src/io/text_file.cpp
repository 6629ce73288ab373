#include "feynet/io/text_file.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/io_error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace feynet {

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
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string text(largest + 1, '\0');
    if (file) {
        file.read(text.data(), static_cast<std::streamsize>(text.size()));
    }
    if (!file.is_open() || file.bad()) {
        const std::string reason = std::generic_category().message(errno);
        throw IoError(fmt::format("{}: cannot be read: {}", path.string(), reason));
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

}  // namespace feynet
