#include "feynet/io/run_directory.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/atomic_file.hpp"
#include "feynet/io/io_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>
#include <system_error>

namespace feynet {

namespace {

constexpr std::size_t longest_name = 255;

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool is_plain(std::string_view name) {
    return !name.empty() && name.size() <= longest_name && name.front() != '.' &&
           name.front() != '-' && name.front() != '~' &&
           std::none_of(name.begin(), name.end(), [](char c) { return c == '/' || is_control(c); });
}

std::string plain(std::string_view name) {
    constexpr std::size_t room_for_number = 20;
    std::string result(name.substr(0, longest_name - room_for_number));
    std::replace_if(
        result.begin(), result.end(), [](char c) { return c == '/' || is_control(c); }, '_');
    return is_plain(result) ? result : "run" + result;
}

void make_parents(const std::filesystem::path& path) {
    std::error_code error;
    if (!path.empty()) {
        std::filesystem::create_directories(path, error);
    }
    if (error) {
        throw IoError(fmt::format("{}: cannot be made: {}", path.string(), error.message()));
    }
}

/// Makes a directory; false if the path exists.
bool make(const std::filesystem::path& path) {
    constexpr mode_t everyone = 0777;
    if (::mkdir(path.c_str(), everyone) == 0) {
        return true;
    }
    if (errno != EEXIST) {
        const std::string reason = std::generic_category().message(errno);
        throw IoError(fmt::format("{}: cannot be made: {}", path.string(), reason));
    }
    return false;
}

}  // namespace

RunDirectory RunDirectory::numbered(const std::filesystem::path& parent, std::string_view name) {
    make_parents(parent);
    for (int n = 1;; ++n) {
        const std::filesystem::path path = parent / fmt::format("{}-{}", plain(name), n);
        if (make(path)) {
            return RunDirectory(path);
        }
    }
}

RunDirectory RunDirectory::at(const std::filesystem::path& path) {
    const std::string text = path.string();
    require(!text.empty(), "--out", "must name a directory, got \"\"");
    require(
        std::none_of(text.begin(), text.end(), is_control),
        "--out",
        "must not contain control characters");
    std::error_code error;
    require(
        std::filesystem::symlink_status(path, error).type() ==
            std::filesystem::file_type::not_found,
        "--out",
        "{} exists already; choose a new directory",
        text);
    const std::filesystem::path trimmed = path.has_filename() ? path : path.parent_path();
    make_parents(trimmed.parent_path());
    require(make(trimmed), "--out", "{} exists already; choose a new directory", text);
    return RunDirectory(trimmed);
}

RunDirectory RunDirectory::made(const std::filesystem::path& path) {
    const std::filesystem::path trimmed = path.has_filename() ? path : path.parent_path();
    make_parents(trimmed);
    return RunDirectory(trimmed);
}

RunDirectory RunDirectory::existing(const std::filesystem::path& path) {
    std::error_code error;
    require(
        std::filesystem::is_directory(path, error),
        "DIR",
        "must be a directory, got {}",
        path.string());
    require(
        std::filesystem::is_regular_file(path / "resolved.toml", error),
        "DIR",
        "must be the directory of a run, {} has no resolved.toml",
        path.string());
    return RunDirectory(path.has_filename() ? path : path.parent_path());
}

std::filesystem::path RunDirectory::file(std::string_view name) const {
    require(is_plain(name), "file name", "must be a plain name, got \"{}\"", name);
    return path_ / name;
}

void RunDirectory::write(std::string_view name, std::string_view bytes) const {
    write_file(file(name), bytes);
}

}  // namespace feynet
