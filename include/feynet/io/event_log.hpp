#pragma once

#include "feynet/io/file_descriptor.hpp"
#include "feynet/io/json_object.hpp"

#include <filesystem>
#include <mutex>
#include <string_view>

namespace feynet {

/// log.ndjson: what happened when, one JSON object per line with `time`, `event` and fields of its
/// own.
///
/// A line is appended by one write, so that a killed run leaves whole lines.
class EventLog {
public:
    /// Whether the run begins or goes on.
    enum class Start { New, Continued };

    /// A new file, or one that is continued after its last whole line; then it may exist.
    /// @throws IoError if a new file exists, or it cannot be made or written
    explicit EventLog(const std::filesystem::path& path, Start start = Start::New);

    /// Appends one line; threads may call it at once.
    /// @throws IoError
    void write(std::string_view event, const JsonObject& fields = {});

private:
    std::filesystem::path path_;
    FileDescriptor file_;
    std::mutex mutex_;
};

}  // namespace feynet
