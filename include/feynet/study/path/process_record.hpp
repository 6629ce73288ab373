#pragma once

#include "feynet/path/action/potential_action.hpp"
#include "feynet/path/estimator/ancestral_network.hpp"
#include "feynet/statistics/series.hpp"
#include "feynet/study/execution.hpp"

#include <cstdint>

namespace feynet {

/// How long a process runs, and on which random numbers.
struct ProcessRun {
    std::uint64_t seed = 1;
    std::uint16_t run = 0;  ///< which of several runs under one seed
    Index n_blocks = 1;     ///< of eight chains
    Index n_draws = 1000;   ///< paths, or steps, of each chain
};

/// x₀ xₖ at k = 0 … n_lags on independent paths of an ancestral network.
VectorSeries ancestral_correlators(
    const AncestralNetwork& network,
    const ProcessRun& run,
    Index n_lags,
    const Execution& execution);

/// x² along the Langevin process of a potential with steps ε, without its first tenth.
Series langevin_squares(
    const PotentialAction& action, double step, const ProcessRun& run, const Execution& execution);

}  // namespace feynet
