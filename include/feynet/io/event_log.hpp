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
    /// @throws IoError if the file exists or cannot be made
    explicit EventLog(const std::filesystem::path& path);

    /// Appends one line; threads may call it at once.
    /// @throws IoError
    void write(std::string_view event, const JsonObject& fields = {});

private:
    std::filesystem::path path_;
    FileDescriptor file_;
    std::mutex mutex_;
};

}  // namespace feynet
