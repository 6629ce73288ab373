#pragma once

#include "feynet/study/ranks.hpp"

#include <memory>

namespace feynet {

/// The processes that mpirun or srun has started together with this one.
class Processes : public Ranks {
public:
    /// How many of them this machine has.
    virtual int count_here() const = 0;

    /// Ends all of them at once with an exit code, as kill would.
    virtual void abort(int code) = 0;
};

/// Nothing for a process that was started alone.
/// @throws InvalidInput if it was not, and this program is built without MPI
std::unique_ptr<Processes> join_processes();

/// The threads that a process should have by default: its share of the cores it may use; 0 leaves
/// it all of them.
int default_threads(const Processes& processes);

}  // namespace feynet
