#pragma once

#include "feynet/path/estimator/wave_function.hpp"
#include "feynet/path/observable/end_point.hpp"
#include "feynet/statistics/histogram.hpp"
#include "feynet/statistics/series.hpp"
#include "feynet/study/execution.hpp"
#include "feynet/study/path/path_experiment.hpp"
#include "feynet/study/transition_record.hpp"

#include <vector>

namespace feynet {

/// What long paths with free ends tell of the ground state.
struct GroundStateRecord {
    GroundStateRecord(const WaveGrid& grid, Index n_blocks);

    VectorSeries spread;   ///< T(y, x) of the ends x at every position y: λ₀ ψ₀(y)/∫ψ₀
    Series weight;         ///< h Σ T(y, x), whose mean is λ₀ = e^{−aE₀}
    Series middle_square;  ///< x² half-way between the ends
    TransitionRecord transitions;
    std::vector<Histogram> middle;  ///< of x half-way, one per block: |ψ₀|²
    double seconds = 0.0;
    Index draws = 0;  ///< trajectories kept per chain
};

/// Runs all chains of an experiment on a path with free ends: warm-up, then draws, one block of
/// chains per task. When `stop` says so every block ends after its trajectory.
GroundStateRecord run_ground_state(
    const PathExperiment& experiment,
    const PathSettings& settings,
    const WaveGrid& grid,
    std::uint16_t run,
    const Execution& execution);

}  // namespace feynet
