#include "feynet/io/checkpoint_slots.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/atomic_file.hpp"
#include "feynet/io/file_descriptor.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace feynet {

namespace {

/// What was found under the name of a slot: a whole checkpoint, or what is wrong with it.
struct SlotFinding {
    bool exists = true;
    std::optional<Checkpoint> checkpoint;
    std::string fault;
};

[[noreturn]] void slot_unreadable(int error) {
    throw DamagedCheckpoint("cannot be read: " + std::generic_category().message(error));
}

/// An open regular file; not open if there is none. Neither links nor devices are followed.
FileDescriptor open_slot(const std::filesystem::path& path) {
    constexpr int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    FileDescriptor file(::open(path.c_str(), flags));
    if (!file.is_open() && errno != ENOENT) {
        slot_unreadable(errno);
    }
    return file;
}

std::string slot_bytes(const FileDescriptor& file) {
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) {
        slot_unreadable(errno);
    }
    if (!S_ISREG(status.st_mode)) {
        throw DamagedCheckpoint("is not a regular file");
    }
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t size = 0;
    while (size < bytes.size()) {
        const ssize_t got = ::read(file.number(), &bytes[size], bytes.size() - size);
        if (got < 0 && errno != EINTR) {
            slot_unreadable(errno);
        }
        if (got == 0) {
            break;
        }
        size += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    bytes.resize(size);
    return bytes;
}

SlotFinding look_at_slot(const std::filesystem::path& path, std::uint64_t configuration) {
    try {
        const FileDescriptor file = open_slot(path);
        if (!file.is_open()) {
            return {false, std::nullopt, "does not exist"};
        }
        return {true, checkpoint_of(slot_bytes(file), configuration), ""};
    } catch (const DamagedCheckpoint& damage) {
        return {true, std::nullopt, damage.what()};
    } catch (const ForeignCheckpoint& foreign) {
        throw ForeignCheckpoint(fmt::format("{} {}", path.string(), foreign.what()));
    }
}

/// The slot with the later of two whole checkpoints, or with the only one.
std::size_t newer_of(const std::array<SlotFinding, 2>& found) {
    if (!found[0].checkpoint || !found[1].checkpoint) {
        return found[0].checkpoint ? 0 : 1;
    }
    return found[1].checkpoint->step > found[0].checkpoint->step ? 1 : 0;
}

}  // namespace

CheckpointSlots::CheckpointSlots(std::filesystem::path directory, std::uint64_t configuration)
    : directory_(std::move(directory)), configuration_(configuration) {}

std::filesystem::path CheckpointSlots::file(std::size_t slot) const {
    return directory_ / fmt::format("checkpoint.{}", slot);
}

std::optional<LoadedCheckpoint> CheckpointSlots::load() {
    std::array<SlotFinding, 2> found{
        look_at_slot(file(0), configuration_), look_at_slot(file(1), configuration_)};
    if (!found[0].exists && !found[1].exists) {
        newest_ = std::nullopt;
        looked_ = true;
        return std::nullopt;
    }
    const std::size_t slot = newer_of(found);
    const std::size_t other = 1 - slot;
    if (!found[slot].checkpoint) {
        throw IoError(fmt::format(
            "no whole checkpoint: {} {}; {} {}",
            file(0).string(),
            found[0].fault,
            file(1).string(),
            found[1].fault));
    }
    const std::uint64_t step = found[slot].checkpoint->step;
    newest_ = Newest{slot, step};
    looked_ = true;
    std::string warning;
    if (found[other].exists && !found[other].checkpoint) {
        warning = fmt::format(
            "{} {}; going on from {}, step {}",
            file(other).string(),
            found[other].fault,
            file(slot).string(),
            step);
    }
    return LoadedCheckpoint{std::move(*found[slot].checkpoint), file(slot), std::move(warning)};
}

void CheckpointSlots::write(std::uint64_t step, std::string_view payload) {
    if (!looked_) {
        load();
    }
    if (newest_ && step == newest_->step) {
        return;
    }
    require(
        !newest_ || step > newest_->step,
        "step",
        "must rise from checkpoint to checkpoint, got {} after {}",
        step,
        newest_ ? newest_->step : 0);
    const std::size_t slot = newest_ ? 1 - newest_->slot : 0;
    AtomicFile target(file(slot));
    target.write(checkpoint_header(configuration_, step, payload));
    target.write(payload);
    target.commit();
    newest_ = Newest{slot, step};
}

}  // namespace feynet
