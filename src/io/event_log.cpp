#include "feynet/io/event_log.hpp"

#include "feynet/io/io_error.hpp"
#include "feynet/io/provenance.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace feynet {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& path) {
    const std::string reason = std::generic_category().message(errno);
    throw IoError(fmt::format("{}: cannot be written: {}", path.string(), reason));
}

/// Where the last whole line of a file ends; negative if it cannot be read.
off_t end_of_lines(int file) {
    off_t end = ::lseek(file, 0, SEEK_END);
    for (char letter = 0; end > 0; --end) {
        if (::pread(file, &letter, 1, end - 1) != 1) {
            return -1;
        }
        if (letter == '\n') {
            break;
        }
    }
    return end;
}

}  // namespace

EventLog::EventLog(const std::filesystem::path& path, Start start) : path_(path) {
    constexpr int flags = O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC;
    constexpr mode_t readable = 0666;
    file_ =
        FileDescriptor(::open(path.c_str(), flags | (start == Start::New ? O_EXCL : 0), readable));
    if (!file_.is_open()) {
        refuse(path_);
    }
    const off_t end = end_of_lines(file_.number());
    if (end < 0 || ::ftruncate(file_.number(), end) != 0) {
        refuse(path_);
    }
}

void EventLog::write(std::string_view event, const JsonObject& fields) {
    JsonObject object{
        {{"time", utc(std::chrono::system_clock::now())}, {"event", std::string(event)}}};
    object.fields.insert(object.fields.end(), fields.fields.begin(), fields.fields.end());
    const std::string line = to_json_line(object) + "\n";

    const std::lock_guard lock(mutex_);
    std::string_view rest = line;
    while (!rest.empty()) {
        errno = ENOSPC;
        const ssize_t written = ::write(file_.number(), rest.data(), rest.size());
        if (written == 0 || (written < 0 && errno != EINTR)) {
            refuse(path_);
        }
        rest.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
}

}  // namespace feynet
