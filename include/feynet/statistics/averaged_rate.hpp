#pragma once

#include "feynet/statistics/decay_fit.hpp"

#include <optional>
#include <span>

namespace feynet {

/// The lowest rate of a correlator from all its fits together.
struct AveragedRate {
    double rate = 0.0;
    double error = 0.0;  ///< √(Σ w σ² + Σ w (E − Ē)²)
    double spread = 0.0;  ///< √(Σ w (E − Ē)²), what the choice of window and model leaves open
    DecayFit best;        ///< of the largest weight; its p says whether any model fits
    Index n_fits = 0;
};

/// How windows and models are averaged.
struct AveragedRateSettings {
    Index most_lags = 30;
    double block_in_tau = 20.0;
    double blocks_per_lag = 10.0;
    double least_signal = 4.0;  ///< the window ends where the mean falls below so many errors
};

/// Averages the lowest rate over fits of one and of two decays that start at any lag and end where
/// the signal ends, each with the weight of its Akaike information,
///
///     w ∝ exp(−½ [n ln(1 + T²/(n − 1)) + 2 p + 2 c]),
///
/// where p is its number of parameters and c the number of points it leaves out. A fit counts where
/// the data see all of it: every amplitude and rate is above twice its error. Points are at most
/// n/blocks_per_lag in number, spaced evenly and independent (mean_covariance.hpp).
///
/// Absent where no model can be fitted.
///
/// @param times  of all components of the series
/// Source  Jay & Neil, Phys. Rev. D 103 (2021) 114502, arXiv:2008.01069.
std::optional<AveragedRate> averaged_rate(
    const VectorSeries& series,
    std::span<const double> times,
    const PeriodicDecay& decay,
    const AveragedRateSettings& settings = {});

}  // namespace feynet
