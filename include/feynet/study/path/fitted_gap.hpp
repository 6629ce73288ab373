#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/path/path_system.hpp"
#include "feynet/statistics/vector_series.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// What decays with E₁ − E₀ and higher levels, and at which times.
struct DecayingCorrelator {
    VectorSeries series;
    std::vector<double> times;
};

/// The correlator of x on a ring or, where V(−x) is not V(x), its second difference. Absent off the
/// ring and where there are too few lags or bins.
std::optional<DecayingCorrelator> decaying_correlator(
    const PathSystem& system, const VectorSeries& correlator);

/// E₁ − E₀ from all lags of the correlator of x together: averaged_rate() of the correlated fits
/// of one and two decays over all windows, with the p-value of the best one.
///
/// Where V(−x) is not V(x) the constant ⟨x⟩² is removed by the second difference
///
///     G(t − s) − 2 G(t) + G(t + s) = Σₙ 2 (cosh Eₙs − 1) Aₙ f(Eₙ, t),    t ≥ s,
///
/// which holds the same decays f with positive weights, s one decay time of the nearest oscillator.
///
/// Absent off the ring, where no fit of the data has p ≥ 1e-3, and where e^{−β(E₁ − E₀)} exceeds
/// e^{−12}: there transitions between excited states mix in.
///
/// @param correlator  G(k), means included
/// @param exact       E₁ − E₀ of the transfer matrix
std::optional<ObservableResult> fitted_gap(
    const PathSystem& system, const VectorSeries& correlator, double exact);

}  // namespace feynet
