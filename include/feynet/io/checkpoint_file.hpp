#pragma once

#include "feynet/io/checkpoint.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace feynet {

/// The checkpoint in a file; nothing if there is no such file. Neither links nor devices are
/// followed.
///
/// @param  configuration  hash that the checkpoint must have
/// @throws DamagedCheckpoint naming the file if it is no whole checkpoint or cannot be read
/// @throws ForeignCheckpoint naming the file if it is whole but not ours
std::optional<Checkpoint> read_checkpoint(
    const std::filesystem::path& path, std::uint64_t configuration);

/// Puts a checkpoint on the disk, complete or not at all, in place of the one of that name.
/// @throws IoError if the disk does not confirm it; what was there before is still there then
void write_checkpoint(
    const std::filesystem::path& path,
    std::uint64_t configuration,
    std::uint64_t step,
    std::string_view payload);

}  // namespace feynet
