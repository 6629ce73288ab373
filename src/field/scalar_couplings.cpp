#include "feynet/field/scalar_couplings.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {
namespace {

/// s² for which (r + 2dκ) s² + 2 u s⁴ = 1; the form without cancellation holds for u = 0 too.
double hopping_scale_squared(const ScalarCouplings& couplings, Index n_dimensions) {
    const double site =
        couplings.mass_term + 2.0 * static_cast<double>(n_dimensions) * couplings.stiffness;
    const double root = std::sqrt(site * site + 8.0 * couplings.quartic);
    return site > 0.0 ? 2.0 / (root + site) : (root - site) / (4.0 * couplings.quartic);
}

}  // namespace

ScalarCouplings ScalarCouplings::flow(double mass_squared, double lambda) {
    return {.stiffness = 1.0, .mass_term = mass_squared, .quartic = lambda};
}

ScalarCouplings ScalarCouplings::canonical(double mass_squared, double lambda) {
    return {.stiffness = 0.5, .mass_term = 0.5 * mass_squared, .quartic = 0.25 * lambda};
}

ScalarCouplings ScalarCouplings::hopping(double kappa, double lambda, Index n_dimensions) {
    const double site = 1.0 - 2.0 * lambda;
    return {
        .stiffness = kappa,
        .mass_term = site - 2.0 * static_cast<double>(n_dimensions) * kappa,
        .quartic = lambda};
}

ConventionCouplings in_convention(
    const ScalarCouplings& couplings, Convention convention, Index n_dimensions) {
    const auto [stiffness, mass_term, quartic] = couplings;
    switch (convention) {
        case Convention::Flow: {
            const double square = 1.0 / stiffness;
            return {mass_term * square, quartic * square * square, std::sqrt(square)};
        }
        case Convention::Canonical: {
            const double square = 0.5 / stiffness;
            return {2.0 * mass_term * square, 4.0 * quartic * square * square, std::sqrt(square)};
        }
        default: {
            const double square = hopping_scale_squared(couplings, n_dimensions);
            return {stiffness * square, quartic * square * square, std::sqrt(square)};
        }
    }
}

void check(const ScalarCouplings& couplings) {
    const auto [stiffness, mass_term, quartic] = couplings;
    require(
        std::isfinite(stiffness) && stiffness > 0.0, "stiffness", "must be positive and finite");
    require(std::isfinite(mass_term), "mass_term", "must be finite");
    require(
        std::isfinite(quartic) && quartic >= 0.0,
        "quartic",
        "must not be negative and finite, got {}",
        quartic);
    require(
        quartic > 0.0 || mass_term > 0.0,
        "mass_term",
        "must be positive where there is no quartic coupling (the path integral of a free massless "
        "field does not exist)");
}

}  // namespace feynet
