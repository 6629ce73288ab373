#pragma once

#include "feynet/io/file_descriptor.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace feynet {

/// A file that appears under its name complete or not at all: written under another name in the
/// same directory, flushed to the disk, then renamed. Without commit() nothing stays behind.
class AtomicFile {
public:
    /// @throws IoError if the directory does not exist or takes no new file
    explicit AtomicFile(std::filesystem::path target);
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    /// Where the content is to be written, for libraries that open files themselves.
    const std::filesystem::path& temporary() const { return temporary_; }

    /// Appends bytes.
    /// @throws IoError if the disk does not take them
    void write(std::string_view bytes);

    /// Gives the file its name, replacing what had it.
    /// @throws IoError if the disk does not confirm it
    void commit();

private:
    std::filesystem::path target_;
    std::filesystem::path temporary_;
    FileDescriptor file_;
    bool committed_ = false;
};

/// Removes what killed processes have left of atomic files of a directory, which no other process
/// may be writing to. A directory that does not exist has none.
void remove_unfinished_files(const std::filesystem::path& directory);

/// Writes a whole file through an AtomicFile.
/// @throws IoError
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace feynet
