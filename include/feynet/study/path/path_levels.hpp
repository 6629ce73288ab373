#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/observable/power_correlators.hpp"
#include "feynet/statistics/principal_rate.hpp"
#include "feynet/study/path/path_settings.hpp"

#include <memory>
#include <vector>

namespace feynet {

/// β(E₁ − E₀) from which a ring is as good as in its ground state.
inline constexpr double coldness = 12.0;

/// The correlators from which the energy levels of one symmetry are read.
///
/// In an even potential odd powers of x reach the odd levels and even powers the even ones, so that
/// each has a matrix of its own; in any other potential there is one matrix of all powers.
struct LevelSector {
    std::shared_ptr<const PowerCorrelators> correlators;
    PrincipalRates rates;
    Index first_level;  ///< n of its lowest Eₙ − E₀
    Index step;         ///< from one of its levels to the next
};

/// The sectors of a ring, none elsewhere or where settings.measure.levels is 0.
///
/// Lags are s, 2s, 4s … 32s as far as half the ring, with s an eighth of the decay time of the
/// nearest oscillator; a window of PrincipalRates is then a lag t₀ and its double.
std::vector<LevelSector> level_sectors(const PathSettings& settings);

/// The energies above the ground state that stand out of their noise: E1_minus_E0, E2_minus_E0 and
/// E3_minus_E0 beside those of the transfer matrix.
///
/// Each is a settled_rate() with its error, in which a bound on what higher states add is
/// contained. A level is given where it is five errors above 0. There is none at all where e^{−β(E₁
/// − E₀)} exceeds e^{−12}: then transitions between excited states mix with those from the ground
/// state.
std::vector<ObservableResult> measured_levels(
    const std::vector<LevelSector>& sectors,
    const std::vector<VectorSeries>& series,
    const ExactPath& exact);

/// Adds them to a run and, where there are any, its virial energy as E0: on so cold a ring it is
/// that of the ground state.
void add_levels(
    const std::vector<LevelSector>& sectors,
    const std::vector<VectorSeries>& series,
    const ExactPath& exact,
    NetworkRun& run);

}  // namespace feynet
