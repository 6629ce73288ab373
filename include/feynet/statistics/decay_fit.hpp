#pragma once

#include "feynet/statistics/mean_covariance.hpp"
#include "feynet/statistics/periodic_decay.hpp"

#include <Eigen/Core>

#include <optional>
#include <span>
#include <vector>

namespace feynet {

/// A correlated fit of a sum of decays to a correlator.
struct DecayFit {
    Eigen::VectorXd rates;  ///< rising
    Eigen::VectorXd amplitudes;
    Eigen::VectorXd rate_errors;
    Eigen::VectorXd amplitude_errors;
    double t2 = 0.0;  ///< (ȳ − f)ᵀ Ĉ⁻¹ (ȳ − f)
    Index dof = 0;    ///< k − p
    double p = 0.0;   ///< the chance of a larger T²
    std::vector<Index> lags;
    Index n_blocks = 0;
};

/// Fits y(t) = Σᵢ Aᵢ f(Eᵢ, t), f of PeriodicDecay, to k means of a series by least squares with the
/// covariance Ĉ of these means,
///
///     T² = min (ȳ − y)ᵀ Ĉ⁻¹ (ȳ − y),    T² (n − k + p)/((k − p)(n − 1)) ~ F(k − p, n − k + p)
///
/// for p parameters and n blocks. Since Ĉ is itself an estimate, of ν = n − 1 degrees of freedom,
/// the covariance of the parameters is (JᵀĈ⁻¹J)⁻¹ times ν(ν − 1)/((ν − q)(ν − q − 1)), q = k − p:
/// exact for a model that is linear in its parameters and normal data.
///
/// Absent where k ≤ p, n − k < p + 2, or no minimum with rising rates is found.
///
/// @param times    of all components of the series
/// @param lags     the components fitted
/// @param n_rates  1 or 2
/// Source  Rao, Proc. 5th Berkeley Symp. 1 (1967) 355 (estimated covariance); Toussaint & Freeman,
///         arXiv:0808.2211.
std::optional<DecayFit> fit_decays(
    const MeanCovariance& sample,
    std::span<const double> times,
    std::span<const Index> lags,
    const PeriodicDecay& decay,
    Index n_rates);

}  // namespace feynet
