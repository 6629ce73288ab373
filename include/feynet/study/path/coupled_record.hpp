#pragma once

#include "feynet/core/named_number.hpp"
#include "feynet/path/observable/correlator.hpp"
#include "feynet/statistics/vector_series.hpp"
#include "feynet/study/execution.hpp"
#include "feynet/study/path/coupled_experiment.hpp"
#include "feynet/study/run_size.hpp"
#include "feynet/study/transition_record.hpp"

#include <utility>
#include <vector>

namespace feynet {

/// What is measured on every path of several coordinates, averaged over the ring and shared by all
/// blocks.
class CoupledMeasurement {
public:
    /// @param system  must outlive this object
    CoupledMeasurement(const CoupledSettings& settings, const CoupledSystem& system);

    /// First ⟨xᵢxⱼ⟩ for every pair() of coordinates, then ⟨V⟩, the energy and, for each coordinate,
    /// ⟨xᵢ ∂S/∂xᵢ⟩, whose mean is 1 in any potential; at last every ⟨xᵢ⟩.
    const std::vector<NamedNumber>& numbers() const { return numbers_; }
    std::size_t n_pairs() const { return pairs_.size(); }
    /// The coordinates (i, j) of a pair.
    std::pair<Index, Index> pair(std::size_t i) const { return pairs_[i]; }

    /// The place of ⟨x₁⟩ among the numbers.
    std::size_t first_mean() const { return numbers_.size() - mean_vanishes_.size(); }

    /// Which ⟨xᵢ⟩ are 0 by a symmetry of V.
    const std::vector<bool>& mean_vanishes() const { return mean_vanishes_; }

    /// The softest normal mode, a unit vector among the coordinates.
    const Eigen::VectorXd& softest() const { return softest_; }

    /// The lags of ⟨y(0) y(t)⟩ of that mode y, and of ⟨xᵢ(0) xᵢ(t)⟩ of each coordinate.
    Index n_mode_lags() const { return mode_correlator_.size(); }
    Index n_coordinate_lags() const { return coordinate_correlator_.size(); }

    /// numbers ← those of numbers(); mode ← ⟨y(0) y(t)⟩; coordinates ← ⟨xᵢ(0) xᵢ(t)⟩, coordinate
    /// after coordinate.
    void measure(
        const CoupledAction& action,
        const Block& paths,
        Block& numbers,
        Block& mode,
        Block& coordinates) const;

private:
    void measure_numbers(const CoupledAction& action, const Block& paths, Block& numbers) const;

    const CoupledSystem& system_;
    std::vector<std::pair<Index, Index>> pairs_;
    std::vector<NamedNumber> numbers_;
    std::vector<bool> mean_vanishes_;
    Eigen::VectorXd softest_;
    Correlator mode_correlator_;
    Correlator coordinate_correlator_;
};

/// The measurements of all chains of one experiment.
struct CoupledRecord {
    CoupledRecord(const CoupledMeasurement& measurement, Index dimensions, Index n_blocks);

    VectorSeries numbers;      ///< as CoupledMeasurement::numbers()
    VectorSeries mode;         ///< ⟨y(0) y(t)⟩ of the softest mode
    VectorSeries coordinates;  ///< ⟨xᵢ(0) xᵢ(t)⟩, coordinate after coordinate
    TransitionRecord transitions;
    std::vector<Block> last_weights;  ///< θ of the last draw, one per block
    double seconds = 0.0;
    Index draws = 0;  ///< trajectories kept per chain
};

/// Runs all chains of an experiment and measures them: warm-up, then draws, one block of chains per
/// task.
///
/// When `stop` says so every block ends after its trajectory, and what all chains have is kept.
CoupledRecord run_coupled(
    const CoupledExperiment& experiment,
    const CoupledMeasurement& measurement,
    const CoupledSettings& settings,
    std::uint16_t run,
    const Execution& execution);

/// What the chains of a run of several coordinates keep and have at work.
ChainContents contents_of(const CoupledSettings& settings);

}  // namespace feynet
