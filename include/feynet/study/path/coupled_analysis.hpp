#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/path/exact/exact_coupled.hpp"
#include "feynet/study/path/coupled_record.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// The exact numbers in the order of CoupledMeasurement::numbers(): 1 for every ⟨xᵢ ∂S/∂xᵢ⟩, and
/// nothing for the others where no exact answer is known.
std::vector<std::optional<double>> exact_numbers(
    const CoupledMeasurement& measurement, Index dimensions, const ExactCoupled* exact);

/// The exact ⟨y(0) y(t)⟩ of the softest mode, empty where no exact answer is known.
std::vector<double> exact_mode_curve(
    const CoupledMeasurement& measurement, const ExactCoupled* exact);

/// The lag at which the gap is quoted, about one decay time of the softest mode.
Index coupled_gap_lag(const CoupledSystem& system, const CoupledMeasurement& measurement);

/// The numbers of one kind of network beside the exact ones, with the verdict.
///
/// @param exact  none where no exact answer is known
NetworkRun analyse_coupled(
    const CoupledSettings& settings,
    const CoupledSystem& system,
    const CoupledMeasurement& measurement,
    const CoupledExperiment& experiment,
    const CoupledRecord& record,
    const ExactCoupled* exact);

/// ⟨xᵢ(0) xᵢ(t)⟩ of every coordinate, one series each.
std::vector<FigureSeries> coordinate_curves(
    const CoupledSystem& system,
    const CoupledMeasurement& measurement,
    const CoupledRecord& record,
    const ExactCoupled* exact);

}  // namespace feynet
