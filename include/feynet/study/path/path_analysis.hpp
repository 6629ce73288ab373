#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "feynet/study/path/path_record.hpp"

namespace feynet {

/// The exact mean of every scalar observable, in the order of PathMeasurement::scalars().
std::vector<double> exact_scalars(
    const PathSystem& system, const PathMeasurement& measurement, const ExactPath& exact);

/// G(k) for every lag of the measurement.
std::vector<double> exact_correlator(const PathMeasurement& measurement, const ExactPath& exact);

/// Whether G(k), means included, decays with the gap: on a ring where ⟨x⟩ = 0 by symmetry.
bool decays_with_gap(const PathSystem& system);

/// The lag at which the run's single number "gap" is taken: one decay time of the nearest
/// oscillator, where the correlator is still far above its noise.
Index gap_lag(const PathSystem& system, Index n_lags);

/// The numbers of one network: measurements with errors beside the exact answers, and the verdict
/// on them.
NetworkRun analyse(
    const PathSettings& settings,
    const PathMeasurement& measurement,
    const PathExperiment& experiment,
    const PathRecord& record,
    const ExactPath& exact);

}  // namespace feynet
