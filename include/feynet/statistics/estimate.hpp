#pragma once

#include "feynet/statistics/gamma_method.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// A Monte Carlo mean with everything that says how far it can be trusted.
///
/// Numbers that a series does not have (it is constant, say) are NaN, zero or absent.
struct Estimate {
    double mean = 0.0;
    std::optional<double> error;  ///< with the autocorrelation in it; absent unless Reliable
    double tau_int = 0.0;         ///< in measurements; ½ for independent ones
    double tau_int_error = 0.0;
    double ess = 0.0;                            ///< N/(2 τ_int), all chains together
    std::optional<double> rhat;                  ///< rank-normalised split-R̂
    Index n = 0;                                 ///< measurements N, all chains together
    Index window = 0;                            ///< W of the Γ-method, in bins
    std::vector<double> rho;                     ///< normalised autocorrelation, in bins
    ErrorStatus status = ErrorStatus::Reliable;  ///< why there is no error
};

/// Mean, error and τ_int by the Γ-method with S = `window_factor`, R̂ by ranks.
Estimate estimate(const Series& series, double window_factor = usual_window_factor);

}  // namespace feynet
