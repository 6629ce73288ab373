#pragma once

#include "feynet/statistics/linear_fit.hpp"

#include <span>

namespace feynet {

/// A number measured at some width.
struct WidthPoint {
    Index width = 1;
    double value = 0.0;
    double error = 0.0;  ///< > 0
};

/// What numbers at several widths become for N → ∞.
struct WidthLimit {
    LinearFit fit;  ///< of c₀ + c₁/N + c₂/N² …

    double value() const { return fit.theta[0]; }
    double error() const { return fit.error(0); }

    /// The law at 1/N.
    double at(double inverse_width) const;
};

/// Fits c₀ + c₁/N + c₂/N² by least squares; with two widths c₂ is left out. A function of
/// independent neurons has such an expansion.
///
/// @throws InvalidInput for less than two points, or as fit_linear()
WidthLimit limit_of_widths(std::span<const WidthPoint> points);

}  // namespace feynet
