#include "feynet/io/checkpoint_file.hpp"

#include "feynet/io/atomic_file.hpp"
#include "feynet/io/file_descriptor.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace feynet {

namespace {

[[noreturn]] void unreadable(int error) {
    throw DamagedCheckpoint("cannot be read: " + std::generic_category().message(error));
}

/// An open regular file; not open if there is none. Neither links nor devices are followed.
FileDescriptor open_checkpoint(const std::filesystem::path& path) {
    constexpr int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    FileDescriptor file(::open(path.c_str(), flags));
    if (!file.is_open() && errno != ENOENT) {
        unreadable(errno);
    }
    return file;
}

std::string content_of(const FileDescriptor& file) {
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) {
        unreadable(errno);
    }
    if (!S_ISREG(status.st_mode)) {
        throw DamagedCheckpoint("is not a regular file");
    }
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t size = 0;
    while (size < bytes.size()) {
        const ssize_t got = ::read(file.number(), &bytes[size], bytes.size() - size);
        if (got < 0 && errno != EINTR) {
            unreadable(errno);
        }
        if (got == 0) {
            break;
        }
        size += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace

std::optional<Checkpoint> read_checkpoint(
    const std::filesystem::path& path, std::uint64_t configuration) {
    try {
        const FileDescriptor file = open_checkpoint(path);
        if (!file.is_open()) {
            return std::nullopt;
        }
        return checkpoint_of(content_of(file), configuration);
    } catch (const DamagedCheckpoint& damage) {
        throw DamagedCheckpoint(fmt::format("{} {}", path.string(), damage.what()));
    } catch (const ForeignCheckpoint& foreign) {
        throw ForeignCheckpoint(fmt::format("{} {}", path.string(), foreign.what()));
    }
}

void write_checkpoint(
    const std::filesystem::path& path,
    std::uint64_t configuration,
    std::uint64_t step,
    std::string_view payload) {
    AtomicFile target(path);
    target.write(checkpoint_header(configuration, step, payload));
    target.write(payload);
    target.commit();
}

}  // namespace feynet
