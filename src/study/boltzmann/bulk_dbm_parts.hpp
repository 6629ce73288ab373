#pragma once

#include "computed_part.hpp"
#include "feynet/statistics/vector_series.hpp"
#include "feynet/study/boltzmann/bulk_dbm_settings.hpp"
#include "feynet/study/execution.hpp"

#include <string>
#include <vector>

namespace feynet {

/// "m² = −0.15".
std::string mass_label(double mass_squared);

/// The kernel of one mass beside Bessel's.
struct KernelCurves {
    NetworkRun run;
    FigureSeries deviation;    ///< G/G_Bessel − 1
    FigureSeries nonanalytic;  ///< |G less its analytic part|; no points where ν is whole
};

KernelCurves bulk_kernel_part(const BulkDbmSettings& settings, double mass_squared);

/// ⟨φ₀φₙ⟩ of all layers of a machine, as it was sampled.
struct SampledBulk {
    double momentum = 1.0;
    BulkLayers layers;
    VectorSeries covariance;
    double seconds = 0.0;
};

/// Samples the machines of one mass, one for each momentum.
///
/// @param first_run  of the random streams: one run for each machine
std::vector<SampledBulk> sample_bulk(
    const BulkDbmSettings& settings,
    double mass_squared,
    std::uint16_t first_run,
    const Execution& execution);

/// The covariances at the boundary beside 1/G, judged.
NetworkRun sampled_bulk_part(
    const BulkDbmSettings& settings, double mass_squared, const std::vector<SampledBulk>& machines);

/// ⟨φ₀²⟩ against the momentum.
FigureSeries covariance_series(const NetworkRun& run, const BulkDbmSettings& settings);

/// ⟨φ₀φₙ⟩ G against the depth.
FigureSeries profile_series(const SampledBulk& machine, const std::string& label);

/// Scalar and spins on trees.
ComputedPart bulk_tree_part(const BulkDbmSettings& settings);

}  // namespace feynet
