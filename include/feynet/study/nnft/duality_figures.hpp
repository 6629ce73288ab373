#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/nnft/duality_part.hpp"

#include <span>
#include <vector>

namespace feynet {

/// Everything that was found at one coupling.
struct DualityPart {
    DualityExact exact;
    std::vector<NetworkRun> paths;       ///< networks that sample the path integral
    std::vector<NetworkRun> widths;      ///< random networks, in the order of the plan
    std::vector<NetworkRun> limits;      ///< their limit N → ∞, if all widths were run
    std::vector<FigureSeries> spectrum;  ///< where the frequencies are
};

/// G(t) of all networks, with the exact curve and the pulls.
Figure correlator_figure(const DualityPart& part);

/// G(t) of all networks over the exact one, less 1, in percent. Those of one lag stand side by
/// side.
Figure deviation_figure(const DualityPart& part);

/// ⟨x²⟩ of random networks over 1/N, in percent of the exact one, with the fits of all couplings.
Figure width_figure(const DualityPlan& plan, std::span<const DualityPart> parts);

/// The spectral weight at every frequency: variances of weights at fixed frequencies, and
/// histograms of random frequencies.
Figure spectrum_figure(const DualityPlan& plan, const DualityPart& part);

/// S(p) of a correlator that was measured, by the name `label`.
FigureSeries measured_spectrum(
    const DualityPlan& plan,
    const DualityExact& exact,
    std::string label,
    const VectorSeries& correlator);

/// The histogram of random frequencies times the squared amplitude, beside 1/λ_p without a
/// coupling.
FigureSeries frequency_histogram(
    const DualityPlan& plan, const DualityExact& exact, const DualityRecord& record);

}  // namespace feynet
