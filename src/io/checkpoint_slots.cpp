#include "feynet/io/checkpoint_slots.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/checkpoint_file.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace feynet {

namespace {

/// What was found under the name of a slot: a whole checkpoint, or what is wrong with it.
struct SlotFinding {
    bool exists = true;
    std::optional<Checkpoint> checkpoint;
    std::string fault;
};

SlotFinding look_at_slot(const std::filesystem::path& path, std::uint64_t configuration) {
    try {
        std::optional<Checkpoint> checkpoint = read_checkpoint(path, configuration);
        if (!checkpoint) {
            return {false, std::nullopt, path.string() + " does not exist"};
        }
        return {true, std::move(checkpoint), ""};
    } catch (const DamagedCheckpoint& damage) {
        return {true, std::nullopt, damage.what()};
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
        throw IoError(fmt::format("no whole checkpoint: {}; {}", found[0].fault, found[1].fault));
    }
    const std::uint64_t step = found[slot].checkpoint->step;
    newest_ = Newest{slot, step};
    looked_ = true;
    std::string warning;
    if (found[other].exists && !found[other].checkpoint) {
        warning = fmt::format(
            "{}; going on from {}, step {}", found[other].fault, file(slot).string(), step);
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
    write_checkpoint(file(slot), configuration_, step, payload);
    newest_ = Newest{slot, step};
}

}  // namespace feynet
