#pragma once

#include "excursion.hpp"
#include "feynet/path/path_system.hpp"

#include <optional>

namespace feynet {

/// How far a path goes to one side of where it lives before a visit is rarer than e^{−log_rarity}.
class PathReach {
public:
    PathReach(const PathSystem& system, double from, double log_rarity);

    /// Where the potential walls the path in, going in steps of `stride`: it has risen so far that
    /// neither a slow path climbs it, at the cost T V, nor a fast one tunnels there, at the cost
    /// ∫√(2mV). In the midpoint rule, one step out and back must be too expensive as well.
    std::optional<double> wall(double stride) const;

    /// How far a free particle gets from its fixed end in the time T: the action m (nd)²/(2T) of
    /// going n ways of length d, less what the path can gain from the potential.
    std::optional<double> spread(double stride) const;

private:
    Excursion start() const;
    bool is_walled(const Excursion& excursion) const;
    double n_ways() const;
    double duration() const { return system_.grid().duration(); }
    double classical_height() const;

    const PathSystem& system_;
    double from_;
    double log_rarity_;
};

}  // namespace feynet
