#include "feynet/io/run_lock.hpp"

#include "feynet/io/io_error.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace feynet {

namespace {

[[noreturn]] void refuse_lock(const std::filesystem::path& path, int error) {
    throw IoError(fmt::format(
        "{}: cannot be locked: {}", path.string(), std::generic_category().message(error)));
}

/// "process 123", by what the holder wrote; it may not have written yet.
std::string holder_of(int file) {
    std::array<char, 20> text{};
    const ssize_t size = ::pread(file, text.data(), text.size(), 0);
    long number = 0;
    const bool is_number =
        size > 0 && std::from_chars(text.data(), text.data() + size, number).ec == std::errc{};
    return is_number ? fmt::format("process {}", number) : "another process";
}

bool put_own_number(int file) {
    const std::string text = fmt::format("{}\n", ::getpid());
    if (::ftruncate(file, 0) != 0) {
        return false;
    }
    for (std::size_t done = 0; done < text.size();) {
        errno = ENOSPC;
        const auto place = static_cast<off_t>(done);
        const ssize_t written = ::pwrite(file, &text[done], text.size() - done, place);
        if (written == 0 || (written < 0 && errno != EINTR)) {
            return false;
        }
        done += written > 0 ? static_cast<std::size_t>(written) : 0;
    }
    return true;
}

}  // namespace

RunLock::RunLock(const std::filesystem::path& directory) {
    const std::filesystem::path path = directory / "lock";
    constexpr int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
    constexpr mode_t readable = 0666;
    file_ = FileDescriptor(::open(path.c_str(), flags, readable));
    if (!file_.is_open()) {
        refuse_lock(path, errno);
    }
    if (::flock(file_.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) {
            refuse_lock(path, errno);
        }
        throw IoError(fmt::format(
            "{}: {} is running in this directory", path.string(), holder_of(file_.number())));
    }
    if (!put_own_number(file_.number())) {
        refuse_lock(path, errno);
    }
}

}  // namespace feynet
