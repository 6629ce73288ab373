#pragma once

#include "feynet/path/observable/correlator.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "feynet/sampler/replica_walks.hpp"
#include "feynet/statistics/histogram_series.hpp"
#include "feynet/statistics/series.hpp"
#include "feynet/study/execution.hpp"
#include "feynet/study/path/path_experiment.hpp"
#include "feynet/study/path/path_levels.hpp"
#include "feynet/study/path/tunnelling.hpp"
#include "feynet/study/path/weight_statistics.hpp"
#include "feynet/study/run_size.hpp"
#include "feynet/study/transition_record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// What is measured on every path, shared by all blocks.
class PathMeasurement {
public:
    explicit PathMeasurement(const PathSettings& settings);

    const std::vector<NamedObservable>& scalars() const { return scalars_; }
    /// All scalars and ⟨θ ∂S/∂θ⟩ in one pass, where there is one.
    const Observable* scalars_at_once() const { return scalars_at_once_.get(); }

    const Correlator& correlator() const { return correlator_; }

    /// Trajectories from one correlator to the next.
    Index correlator_every() const { return correlator_every_; }
    const std::vector<LevelSector>& sectors() const { return sectors_; }
    const std::optional<Tunnelling>& tunnelling() const { return tunnelling_; }
    const std::optional<WeightStatistics>& weights() const { return weights_; }
    Index reference() const { return reference_; }

    /// Half the width of the histogram of x around its centre: what nearly all paths stay within.
    double histogram_centre() const { return centre_; }
    double histogram_reach() const { return reach_; }

    /// Draws that are counted together.
    Index histogram_batch() const { return batch_; }

private:
    Index reference_;
    std::vector<NamedObservable> scalars_;
    std::unique_ptr<const Observable> scalars_at_once_;
    Correlator correlator_;
    Index correlator_every_;
    std::vector<LevelSector> sectors_;
    std::optional<Tunnelling> tunnelling_;
    std::optional<WeightStatistics> weights_;
    double centre_;
    double reach_;
    Index batch_;
};

/// The measurements of all chains of one network.
struct PathRecord {
    PathRecord(const PathMeasurement& measurement, Index n_blocks);

    std::vector<Series> scalars;  ///< in the order of PathMeasurement::scalars()
    Series schwinger_dyson;  ///< (1/n) Σ θᵢ ∂S/∂θᵢ, whose mean is 1 in every representation
    VectorSeries correlator;                 ///< filled by CorrelatorBins
    std::vector<VectorSeries> sectors;       ///< in the order of PathMeasurement::sectors()
    std::optional<VectorSeries> tunnelling;  ///< the columns of PathMeasurement::tunnelling()
    std::optional<VectorSeries> weights;     ///< the columns of PathMeasurement::weights()
    TransitionRecord transitions;
    HistogramSeries density;             ///< of x
    std::vector<ReplicaWalks> replicas;  ///< of tempering, one per block
    std::vector<Block> last_weights;     ///< θ of the last draw, one per block
    double seconds = 0.0;
    Index draws = 0;  ///< trajectories kept per chain
};

/// Runs all chains of an experiment and measures them: warm-up, then draws, one block of chains per
/// task.
///
/// When `stop` says so every block ends after its trajectory, and what all chains have is kept.
PathRecord run_chains(
    const PathExperiment& experiment,
    const PathMeasurement& measurement,
    const PathSettings& settings,
    std::uint16_t run,
    const Execution& execution);

/// What the chains of a run of paths keep and have at work.
ChainContents contents_of(const PathSettings& settings);

}  // namespace feynet
