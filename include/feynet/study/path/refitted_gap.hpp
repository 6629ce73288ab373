#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/io/store.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/statistics/decay_fit.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// Which part of a correlator is fitted, and with how many decays.
struct FitWindow {
    double low = 0.0;
    double high = 0.0;
    bool is_in_time = false;  ///< low and high, which are both fitted, are times and not lags
    Index n_states = 1;       ///< 1 or 2
};

/// "3..20" in lags, or "t=0.3..2" in time.
/// @throws InvalidInput if it is neither, or high is below low
FitWindow fit_window(std::string_view text, Index n_states);

/// A correlator of one network, fitted again.
struct RefittedGap {
    std::string network;
    std::optional<DecayFit> fit;  ///< nothing where the window allows none
    std::vector<Index> lags;      ///< of the correlator, that were fitted
    std::optional<double> exact;  ///< E₁ − E₀, as the run knew it
    std::optional<double> pull;
    std::string problem{};  ///< why there is no fit
};

/// E₁ − E₀ of every network whose correlator is in the store, from a correlated fit of one or two
/// decays to the lags of a window (decay_fit.hpp, whose times are those of fitted_gap: where V(−x)
/// is not V(x) the second difference is fitted). A window with more lags than the bins can tell the
/// covariance of is thinned evenly.
///
/// @param resolved  the resolved run file of the store and of `known`
/// @param discard   share of every chain, from its beginning, that is left out
/// @throws InvalidInput unless it is a run of path integrals on a ring and a lag is in the window
std::vector<RefittedGap> refitted_gaps(
    RunFile resolved,
    const std::vector<Group>& store,
    const FitWindow& window,
    const Summary& known,
    double discard = 0.0);

}  // namespace feynet
