#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/path/estimator/oscillator_reference.hpp"
#include "feynet/sampler/annealing.hpp"
#include "feynet/sampler/gaussian_family.hpp"
#include "feynet/statistics/log_mean_weight.hpp"
#include "feynet/statistics/vector_series.hpp"
#include "feynet/study/execution.hpp"

#include <vector>

namespace feynet {

/// Independent annealed paths: the log weight of each, and an observable with its weight on it.
struct AnnealedRecord {
    std::vector<double> log_weights;  ///< w of all paths
    double shift = 0.0;               ///< what is taken off w in `weighted`
    VectorSeries weighted;            ///< e^{w − shift} O, one chain per lane of every block
    double seconds = 0.0;

    /// ⟨eʷ⟩.
    LogMeanWeight log_mean() const { return log_mean_weight(log_weights); }
};

/// How many paths, and on which random numbers.
struct AnnealedRun {
    Index n_blocks = 2;  ///< of eight chains
    Index n_passes = 1000;
    Stream stream = {};
};

/// A path integral by annealing from the decay network of an oscillator: everything that a pass
/// needs, frozen. Making it runs the pilot, which tunes the moves at λ = 1 and finds the ladder.
///
///     Z = Z₀ ⟨eʷ⟩,    ∫Dx e^{−S} O = Z₀ ⟨eʷ O⟩.
class AnnealedPaths {
public:
    /// @param frequency  Ω
    /// @throws InvalidInput as OscillatorReference and find_ladder do
    AnnealedPaths(
        const PathSystem& system, double frequency, const LadderGoal& goal, Stream stream);

    const OscillatorReference& reference() const { return reference_; }
    const Ladder& ladder() const { return ladder_; }
    const HmcSettings& moves() const { return moves_; }

    /// Independent passes, one block of chains per task. When `stop` says so every block ends after
    /// its pass, and what all have is kept.
    AnnealedRecord run(
        const Observable& observable, const AnnealedRun& run, const Execution& execution) const;

private:
    OscillatorReference reference_;
    HmcSettings moves_;
    GaussianFamily family_;
    Ladder ladder_;
};

/// A mean of weighted paths, Z₀ ⟨eʷ O⟩, for one component of O.
struct WeightedMean {
    double value;
    double error;
};
/// Z₀ ⟨eʷ O⟩ of a component of O, where ln Z₀ = log_reference.
WeightedMean weighted_mean(const AnnealedRecord& record, double log_reference, Index component);

}  // namespace feynet
