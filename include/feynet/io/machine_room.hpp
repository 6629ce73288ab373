#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace feynet {

/// The bytes of memory that this process can still have: what the kernel calls available
/// (/proc/meminfo), or less where a control group of the process, of either version, leaves less.
/// Nothing on a system that says neither.
///
/// @param root  where /proc and /sys are looked for
std::optional<std::int64_t> available_memory(const std::filesystem::path& root = "/");

/// The bytes that are free for this user on the disk of a directory, or of the nearest one above
/// that exists.
std::optional<std::int64_t> free_space(const std::filesystem::path& directory);

}  // namespace feynet
