#pragma once

#include <span>
#include <vector>

namespace feynet {

/// The power with which a boundary kernel is not analytic in k².
struct BoundaryExponent {
    double exponent = 0.0;            ///< p, which is 2ν
    double amplitude = 0.0;           ///< c of c k^p
    double residual = 0.0;            ///< root mean square of (fit − kernel)/kernel
    std::vector<double> nonanalytic;  ///< the kernel less all other terms, one for each momentum
};

/// Fits G(k) = a + b k² + e k⁴ + c k^p, and with them c' k^{2p} where that is told apart from k²
/// and k⁴ (2p not within 0.4 of either), by least squares of the relative deviations: linear but
/// for p, of which the best in (0.2, 3.8) is taken.
///
/// A slope of ln G, or of its differences, against ln k would run: the analytic terms and k^{2p}
/// bend it. Where p is an even number k^p is a logarithm, and there is nothing to be fitted.
///
/// @throws InvalidInput for less than eight momenta, momenta that are not positive and increasing,
///         or a kernel of another length
BoundaryExponent boundary_exponent(std::span<const double> momenta, std::span<const double> kernel);

}  // namespace feynet
