#pragma once

#include "feynet/sampler/sampler.hpp"
#include "feynet/statistics/series.hpp"

#include <cstddef>
#include <vector>

namespace feynet {

/// What a sampler says of the trajectories of all chains.
struct TransitionRecord {
    explicit TransitionRecord(Index n_blocks);

    /// Counts what went wrong in a trajectory of a block, be it of the warm-up.
    void count(std::size_t block, const Transition& transition);

    /// Records a trajectory of a block that is measured.
    void append(std::size_t block, const Transition& transition);

    /// Calls use(series) for each of the series.
    template <typename Use>
    void for_each_series(Use& use) {
        use(acceptance);
        use(energy_error);
    }

    /// What count() and append() change for a block, but for the series.
    template <typename Visitor>
    void visit_counts(std::size_t block, Visitor& visit) {
        visit(non_finite[block], divergent[block]);
    }

    Series acceptance;               ///< share of the proposals of a trajectory, 0 … 1
    Series energy_error;             ///< ΔH of the molecular dynamics; 0 without
    std::vector<double> non_finite;  ///< rejected non-finite proposals, one per block
    std::vector<double> divergent;   ///< trajectories that diverges() counts, one per block
};

}  // namespace feynet
