#pragma once

#include "feynet/io/file_descriptor.hpp"

#include <filesystem>

namespace feynet {

/// Holds a run directory for one process: the file `lock` in it, locked by the operating system
/// until the object goes or the process ends, however it ends.
///
/// The file stays behind, with the number of the process that held it last; it means nothing
/// without the lock.
class RunLock {
public:
    /// @throws IoError naming the process that holds it, or if the file cannot be made
    explicit RunLock(const std::filesystem::path& directory);

private:
    FileDescriptor file_;
};

}  // namespace feynet
