#pragma once

#include "feynet/core/block.hpp"

#include <span>

namespace feynet {

/// A number y ± σ at x > 0.
struct PowerLawPoint {
    double x = 0.0;
    double y = 0.0;
    double error = 1.0;  ///< σ > 0
};

/// What a power law with its first correction makes of some points.
struct PowerLawFit {
    double power = 0.0;        ///< p
    double amplitude = 0.0;    ///< c₁
    double correction = 0.0;   ///< c₂
    double power_error = 0.0;  ///< of p, by linear propagation of the errors of the points
    double chi_squared = 0.0;
    Index dof = 0;
    bool determined = false;  ///< p lies inside the range searched and c₂ within its bound

    /// c₁ xᵖ (1 + c₂ x).
    double value(double x) const;

    /// The error of p were the scatter about the law the only source of error: power_error √(χ²/n).
    /// For points that are exact, whose σ say but how they are weighed.
    double scatter_error() const;
};

/// Fits y = c₁ xᵖ (1 + c₂ x) by weighted least squares.
///
/// For given p the law is linear in c₁ and c₁c₂, so that χ² is minimised over p alone, 0.1 ≤ p ≤ 8,
/// and over |c₂| x ≤ 0.9 at every point: beyond, the correction would be the law, of power p + 1.
/// With (∂/∂c₁, ∂/∂c₁c₂, ∂/∂p) y/σ as rows of J the error of p is the root of (JᵀJ)⁻¹ₚₚ.
///
/// @throws InvalidInput for less than four points, or where x or σ is not positive or anything not
/// finite
PowerLawFit fit_power_law(std::span<const PowerLawPoint> points);

}  // namespace feynet
