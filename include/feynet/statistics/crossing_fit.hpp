#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <optional>
#include <span>

namespace feynet {

/// The crossing g×(L, L′) of the curves of two sizes L < L′.
struct CrossingPoint {
    double smaller = 0.0;   ///< L
    double larger = 0.0;    ///< L′
    double coupling = 0.0;  ///< g×
};

/// The exponents by which crossings approach the critical coupling.
struct CrossingExponents {
    double inverse_nu = 1.0;  ///< 1/ν of the correlation length
    double omega = 1.0;       ///< ω of the leading correction to scaling
    bool fit_omega = false;   ///< ω is the start of a fit
};

/// h(L, L′) = (L^{−ω} − L′^{−ω})/(L′^{1/ν} − L^{1/ν}), in proportion to which crossings approach
/// the critical coupling.
double approach(double smaller, double larger, const CrossingExponents& exponents);

/// A fit of crossings to the critical coupling of the infinite lattice.
struct CrossingFit {
    double critical = 0.0;  ///< g_c
    double error = 0.0;     ///< its statistical error, with that of ω where it is fitted
    /// What leaving out the smallest size changes in g_c, or, with as many crossings as parameters,
    /// its distance to the crossing of the largest sizes.
    double systematic = 0.0;
    double amplitude = 0.0;  ///< A
    double amplitude_error = 0.0;
    CrossingExponents exponents;
    std::optional<double> omega_error;  ///< absent where ω was given
    double chi_squared = 0.0;
    Index dof = 0;
    double p = 1.0;  ///< the chance of a larger χ²; 1 without degrees of freedom
    bool converged = true;

    /// g×(L, L′) of the law.
    double value(double smaller, double larger) const;
};

/// Fits crossings to
///
///     g×(L, L′) = g_c + A h(L, L′)
///
/// by least squares with their covariance. That is where the curves
/// U* + a (g − g_c) L^{1/ν} + b L^{−ω} meet, A = b/a; for sizes of one ratio h ∝ L^{−ω−1/ν}.
///
/// @param covariance  of the couplings, symmetric and positive
/// @throws InvalidInput for fewer points than parameters (two, three with ω), a covariance of
///         another size or one that is not positive, or sizes that are not 0 < L < L′
/// Source  Binder, Z. Phys. B 43 (1981) 119; Ferrenberg & Landau, Phys. Rev. B 44 (1991) 5081.
CrossingFit fit_crossings(
    std::span<const CrossingPoint> points,
    const Eigen::MatrixXd& covariance,
    const CrossingExponents& exponents);

}  // namespace feynet
