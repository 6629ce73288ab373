#pragma once

#include "feynet/holography/meson/bulk_fit.hpp"
#include "feynet/holography/meson/einstein_dilaton.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/study/holography/ads_meson_settings.hpp"
#include "feynet/study/run_settings.hpp"

namespace feynet {

/// One fit and what follows from it.
struct AdsMesonPart {
    AdsMesonPart(
        const AdsMesonSettings& settings, const AdsMesonCase& made, const BulkLadder& ladder);

    const AdsMesonCase& source;
    BulkFit fit;
    double unit;     ///< of depths: 1/κ, or of the soft wall nearest to measured masses
    double deepest;  ///< to where the bulk is shown and judged
    EinsteinDilaton einstein;
};

/// The ladder of a fit, from its first rung.
BulkLadder ladder_of(const AdsMesonSettings& settings, const AdsMesonCase& made);

/// Einstein's equations on the warp factor of a bulk given as functions, by differences.
EinsteinDilaton einstein_of(const MesonBackground& bulk, double deepest);

/// The numbers of a fit beside exact ones, its verdict and remarks.
NetworkRun run_of(
    const AdsMesonSettings& settings, const VerdictSettings& verdict, const AdsMesonPart& part);

/// The exact numbers alone.
NetworkRun exact_run_of(const AdsMesonSettings& settings, const AdsMesonCase& made);

/// A, Φ, the towers, the pulls, χ² against modes, singular values and V(Φ) of all fits.
std::vector<Figure> ads_meson_figures(const std::vector<AdsMesonPart>& parts);

}  // namespace feynet
