#include "feynet/boltzmann/deep/exact/bulk_kernel.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

double continuum_kernel(const BulkScalar& scalar, double momentum) {
    check(scalar);
    const double nu = scalar.order();
    const double x = momentum * scalar.cutoff;
    const double ratio = std::cyl_bessel_k(std::abs(nu - 1.0), x) / std::cyl_bessel_k(nu, x);
    return std::pow(scalar.cutoff, -scalar.dimension) * (nu - 0.5 * scalar.dimension + x * ratio);
}

double nonanalytic_coefficient(const BulkScalar& scalar) {
    check(scalar);
    const double nu = scalar.order();
    require(nu != std::round(nu), "mass_squared", "must not make ν a whole number, got ν = {}", nu);
    return -2.0 * nu * std::pow(scalar.cutoff, 2.0 * nu - scalar.dimension) *
           std::pow(0.5, 2.0 * nu) * std::tgamma(-nu) / std::tgamma(nu);
}

}  // namespace feynet
