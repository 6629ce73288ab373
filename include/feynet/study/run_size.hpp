#pragma once

#include "feynet/core/block.hpp"

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

namespace feynet {

/// What a run will take, in bytes: the measurements it keeps and its paths or fields at work.
/// Within a factor of two: README.md has a table.
struct RunSize {
    double memory = 0.0;   ///< at its peak, where the analysis has copies of series
    double at_work = 0.0;  ///< of that, what all threads have for the paths they advance
    double disk = 0.0;     ///< samples.h5 and checkpoints, at its end
    std::string most;      ///< what most of the memory is for, for people: "64 chains × …"
};

/// What the chains of a run keep and have at work.
struct ChainContents {
    Index chains = 0;
    Index draws = 0;
    Index kept = 0;          ///< of each series, at most
    double scalars = 0.0;    ///< components of which samples.h5 has every bin
    double curves = 0.0;     ///< numbers of curves of each chain, all their bins
    double variables = 0.0;  ///< of one path or field
    Index networks = 1;      ///< one after the other; their samples stay
    double others = 0.0;     ///< bytes that no chain has

    double bins() const { return static_cast<double>(draws < kept ? draws : kept); }
};

/// What chains with these contents take.
RunSize size_of(const ChainContents& contents);

/// Of `n_runs` runs of one size, as many at once as there are threads, which they share.
///
/// @param n_threads  0: one per core
RunSize size_of_many(const RunSize& one, Index n_runs, int n_threads);

/// A run that needs more memory than there is.
class NotEnoughMemory : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// @param size  nothing if it is not known
/// @throws NotEnoughMemory, IoError if the run needs more memory or disk than is left for it, with
///         both numbers
void require_room(const std::optional<RunSize>& size, const std::filesystem::path& directory);

}  // namespace feynet
