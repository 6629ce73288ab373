#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace feynet {

/// What a run will take, in bytes: the measurements it keeps and its paths or fields at work.
struct RunSize {
    double memory = 0.0;  ///< at its peak, where the analysis has copies of series
    double disk = 0.0;    ///< samples.h5 and checkpoints, at its end
    std::string most;     ///< what most of the memory is for, for people: "64 chains × …"
};

/// The size of a path integral, several coordinates or a lattice field; nothing for other studies,
/// whose arrays are small or not known beforehand. Within a factor of two: README.md has a table.
///
/// @param resolved  of RunFile::resolved
std::optional<RunSize> run_size(std::string_view resolved);

/// A run that needs more memory than there is.
class NotEnoughMemory : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// @throws NotEnoughMemory, IoError if the run needs more memory or disk than is left for it, with
///         both numbers
void require_room(std::string_view resolved, const std::filesystem::path& directory);

}  // namespace feynet
