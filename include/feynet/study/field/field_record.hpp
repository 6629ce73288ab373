#pragma once

#include "feynet/field/observable/derived.hpp"
#include "feynet/field/observable/field_numbers.hpp"
#include "feynet/field/observable/momentum_propagator.hpp"
#include "feynet/field/observable/position_propagator.hpp"
#include "feynet/field/observable/slice_correlator.hpp"
#include "feynet/statistics/vector_series.hpp"
#include "feynet/study/execution.hpp"
#include "feynet/study/field/field_experiment.hpp"
#include "feynet/study/run_size.hpp"
#include "feynet/study/transition_record.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// What is measured on every configuration of a field; shared by all blocks and networks.
class FieldMeasurement {
public:
    explicit FieldMeasurement(const FieldSettings& settings);

    const Lattice& lattice() const { return numbers_.lattice(); }
    const FieldNumbers& numbers() const { return numbers_; }
    const std::vector<DerivedNumber>& derived() const { return derived_; }
    const SliceCorrelator& slices() const { return slices_; }
    const PositionPropagator& position() const { return position_; }

    /// None on a line of open time.
    const std::optional<MomentumPropagator>& momentum() const { return momentum_; }

    Index n_momentum_values() const { return momentum_ ? momentum_->size() : 0; }

private:
    FieldNumbers numbers_;
    std::vector<DerivedNumber> derived_;
    SliceCorrelator slices_;
    PositionPropagator position_;
    std::optional<MomentumPropagator> momentum_;
};

/// The measurements of all chains of one experiment.
struct FieldRecord {
    FieldRecord(const FieldMeasurement& measurement, Index n_blocks);

    VectorSeries numbers;                  ///< as FieldNumbers
    VectorSeries slices;                   ///< as SliceCorrelator
    VectorSeries position;                 ///< as PositionPropagator
    std::optional<VectorSeries> momentum;  ///< as MomentumPropagator
    TransitionRecord transitions;
    std::vector<Block> last_fields;  ///< φ of the last draw, one per block
    Block last_weights;              ///< θ of the last draw of the first block
    double seconds = 0.0;
    Index draws = 0;  ///< steps kept per chain
};

/// Runs all chains of an experiment and measures them.
///
/// When `stop` says so every block ends after its step, and what all chains have is kept.
FieldRecord run_field(
    const FieldExperiment& experiment,
    const FieldMeasurement& measurement,
    const FieldSettings& settings,
    std::uint16_t run,
    const Execution& execution);

/// What the chains of a run of lattice fields keep and have at work.
ChainContents contents_of(const FieldSettings& settings);

}  // namespace feynet
