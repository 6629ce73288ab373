#include "feynet/io/event_log.hpp"

#include "feynet/io/io_error.hpp"
#include "feynet/io/provenance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace feynet {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& path) {
    const std::string reason = std::generic_category().message(errno);
    throw IoError(fmt::format("{}: cannot be written: {}", path.string(), reason));
}

/// Where the last whole line of a file ends.
off_t end_of_lines(int file) {
    off_t end = ::lseek(file, 0, SEEK_END);
    for (char letter = 0; end > 0; --end) {
        if (::pread(file, &letter, 1, end - 1) == 1 && letter == '\n') {
            break;
        }
    }
    return std::max<off_t>(end, 0);
}

}  // namespace

EventLog::EventLog(const std::filesystem::path& path, Start start) : path_(path) {
    constexpr int flags = O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC;
    constexpr mode_t readable = 0666;
    file_ =
        FileDescriptor(::open(path.c_str(), flags | (start == Start::New ? O_EXCL : 0), readable));
    if (!file_.is_open() || ::ftruncate(file_.number(), end_of_lines(file_.number())) != 0) {
        refuse(path_);
    }
}

void EventLog::write(std::string_view event, const JsonObject& fields) {
    JsonObject object{
        {{"time", utc(std::chrono::system_clock::now())}, {"event", std::string(event)}}};
    object.fields.insert(object.fields.end(), fields.fields.begin(), fields.fields.end());
    const std::string line = to_json_line(object) + "\n";

    const std::lock_guard lock(mutex_);
    errno = ENOSPC;
    if (::write(file_.number(), line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
        refuse(path_);
    }
}

}  // namespace feynet
