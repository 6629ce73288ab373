#include "feynet/io/own_directory.hpp"

#include "feynet/io/io_error.hpp"

#include <fmt/format.h>

#include <system_error>

namespace feynet {

void make_own_directory(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directory(path, error);
    if (error) {
        throw IoError(fmt::format("{}: cannot be made: {}", path.string(), error.message()));
    }
    if (std::filesystem::symlink_status(path, error).type() !=
        std::filesystem::file_type::directory) {
        throw IoError(
            fmt::format("{}: is a link, expected a directory of the run itself", path.string()));
    }
}

}  // namespace feynet
