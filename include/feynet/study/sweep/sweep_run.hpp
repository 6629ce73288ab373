#pragma once

#include "feynet/study/kept_run.hpp"
#include "feynet/study/sweep/sweep_directory.hpp"

#include <functional>
#include <vector>

namespace feynet {

/// What a sweep tells while it runs; several points may tell something at once.
struct SweepHooks {
    Execution execution;  ///< `progress` is told of the steps of all points
    /// A point is done: its number and what it gave.
    std::function<void(Index, const Summary&)> point_ends = [](Index, const Summary&) {};
    Ranks* ranks = nullptr;  ///< processes that deal the points among them; null: there is one
};

/// How many draws per chain a finished point still needs for its target, nothing if it has it or
/// has used its budget: the error falls with the root of their number.
///
/// @param draws  per chain so far
/// @throws InvalidInput naming the observables there are, if the target's is none of them
std::optional<std::int64_t> draws_for_target(
    const SweepTarget& target, const Summary& summary, std::int64_t draws);

/// Does what is missing of one point, from its checkpoints if there are any. A finished point of
/// another build stays as it is.
/// @throws InvalidInput if the point is of another build and not finished, or of another
///         configuration, with the difference
/// @throws IoError if another process is at it
Summary run_point(
    const SweepDirectory& sweep, Index number, const Keeping& keeping, const StudyHooks& hooks);

/// What all points of a sweep will take.
struct SweepNeeds {
    Index work = 0;  ///< steps that Execution::progress is told, 0 if a point tells none
    std::optional<RunSize> size;  ///< of its largest point; nothing where one is not known
};

/// Reads every point of a plan and finds its mistakes before anything is computed.
///
/// @throws ConfigError with the point and its first mistake
SweepNeeds check_points(const SweepPlan& plan);

/// The numbers of the points that are dealt to this process, every count()-th.
std::vector<Index> points_here(Index n_points, const Ranks* ranks);

/// Does what is missing of all points, several at once on the threads that their chains share. A
/// point that fails with an error stops the others, which keep their checkpoints. Several
/// processes return when the last point of all is done.
void run_points(const SweepDirectory& sweep, const Keeping& keeping, const SweepHooks& hooks);

}  // namespace feynet
