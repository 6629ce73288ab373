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

/// Fits Σ_j c_j N^{−j}, j < n, by least squares. A function of independent neurons has such an
/// expansion.
///
/// @throws InvalidInput as fit_linear()
WidthLimit limit_of_widths(std::span<const WidthPoint> points, Index n_parameters);

/// The same to 1/N²; with two widths c₂ is left out.
///
/// @throws InvalidInput for less than two points, or as fit_linear()
WidthLimit limit_of_widths(std::span<const WidthPoint> points);

}  // namespace feynet
