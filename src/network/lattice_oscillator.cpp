#include "feynet/network/lattice_oscillator.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

LatticeOscillator::LatticeOscillator(Rule rule, double mass, double frequency, double spacing) {
    require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
    require(
        std::isfinite(frequency) && frequency >= 0.0,
        "frequency",
        "must not be negative, got {}",
        frequency);
    const double half = 0.5 * spacing * frequency;
    if (rule == Rule::Site) {
        theta = 2.0 * std::asinh(half);
        free_variance = spacing / mass;
        amplitude = free_variance / std::sinh(theta);
    } else {
        require(
            half < 1.0,
            "frequency",
            "must stay below 2/spacing in the midpoint rule, got aω = {}",
            2.0 * half);
        theta = 2.0 * std::atanh(half);
        free_variance = spacing / (mass * (1.0 - half * half));
        amplitude = 1.0 / (mass * frequency);
    }
}

double sinh_ratio(Index k, Index n, double theta) {
    const auto top = static_cast<double>(k);
    const auto bottom = static_cast<double>(n);
    if (theta == 0.0) {
        return top / bottom;
    }
    return std::exp((top - bottom) * theta) * std::expm1(-2.0 * top * theta) /
           std::expm1(-2.0 * bottom * theta);
}

double cosh_ratio(Index k, Index n, double theta) {
    const auto top = static_cast<double>(k);
    const auto bottom = static_cast<double>(n);
    return std::exp((top - bottom) * theta) * (1.0 + std::exp(-2.0 * top * theta)) /
           (1.0 + std::exp(-2.0 * bottom * theta));
}

}  // namespace feynet
