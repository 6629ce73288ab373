#pragma once

#include <cmath>
#include <span>

namespace feynet {

/// y = A xᵖ.
struct PowerLaw {
    double exponent = 0.0;       ///< p
    double log_amplitude = 0.0;  ///< ln A

    /// The law at x > 0.
    double at(double x) const { return std::exp(log_amplitude + exponent * std::log(x)); }
};

/// The power law through numbers that have no errors: least squares of ln y against ln x, all
/// points alike. For the order of a method: the exponent between the finest grids.
///
/// @throws InvalidInput if there are fewer than two points, x and y differ in number, a number is
///         not positive or all x are equal
PowerLaw fit_power_law(std::span<const double> x, std::span<const double> y);

}  // namespace feynet
