#include "feynet/io/atomic_file.hpp"

#include "feynet/io/io_error.hpp"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace feynet {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, int error) {
    throw IoError(fmt::format(
        "{}: cannot be written: {}", path.string(), std::generic_category().message(error)));
}

std::filesystem::path directory_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// A name that no other file of this process uses; another process of the same number may, on
/// another machine or before this one.
std::filesystem::path temporary_for(const std::filesystem::path& target) {
    static std::atomic<unsigned> count{0};
    const unsigned number = ++count;
    return directory_of(target) /
           fmt::format(".{}.{}-{}.tmp", target.filename().string(), ::getpid(), number);
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path target) : target_(std::move(target)) {
    constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    constexpr mode_t readable = 0666;
    do {
        temporary_ = temporary_for(target_);
        file_ = FileDescriptor(::open(temporary_.c_str(), flags, readable));
    } while (!file_.is_open() && errno == EEXIST);
    if (!file_.is_open()) {
        refuse(target_, errno);
    }
}

AtomicFile::~AtomicFile() {
    if (!committed_) {
        ::unlink(temporary_.c_str());
    }
}

void AtomicFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_.number(), bytes.data(), bytes.size());
        if (written == 0 || (written < 0 && errno != EINTR)) {
            refuse(target_, written == 0 ? ENOSPC : errno);
        }
        bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
}

void AtomicFile::commit() {
    // The bytes are on the disk after fsync; an error of close is still one that nobody expects.
    if (::fsync(file_.number()) != 0 || !file_.close()) {
        refuse(target_, errno);
    }
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
        refuse(target_, errno);
    }
    committed_ = true;
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    const FileDescriptor directory(::open(directory_of(target_).c_str(), flags));
    if (!directory.is_open() || ::fsync(directory.number()) != 0) {
        refuse(target_, errno);
    }
}

void remove_unfinished_files(const std::filesystem::path& directory) {
    std::error_code ignored;
    std::vector<std::filesystem::path> unfinished;
    for (const auto& entry : std::filesystem::directory_iterator(directory, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.front() == '.' && entry.path().extension() == ".tmp") {
            unfinished.push_back(entry.path());
        }
    }
    for (const std::filesystem::path& path : unfinished) {
        ::unlink(path.c_str());
    }
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
    AtomicFile file(path);
    file.write(bytes);
    file.commit();
}

}  // namespace feynet
