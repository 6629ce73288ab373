#include "feynet/path/path_system.hpp"

#include "feynet/core/error.hpp"
#include "normal_expectation.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace feynet {
namespace {

/// aΩ of the nearest oscillator stays below this in the midpoint rule, whose oscillators end at 2.
constexpr double midpoint_limit = 1.9;

double mean_curvature(const AnyPotential& potential, double variance) {
    return std::visit(
        [&](const auto& v) {
            return normal_expectation([&](double x) { return curvature(v, x); }, 0.0, variance);
        },
        potential);
}

/// The root of a function that falls from positive to negative values, by bisection of its
/// logarithm.
template <typename F>
double falling_root(const F& f, double low, double high) {
    while (high / low - 1.0 > 1e-15) {
        const double middle = std::sqrt(low * high);
        if (middle <= low || middle >= high) {
            break;
        }
        (f(middle) > 0.0 ? low : high) = middle;
    }
    return std::sqrt(low * high);
}

}  // namespace

PathSystem::PathSystem(const TimeGrid& grid, Rule rule, double mass, AnyPotential potential)
    : grid_(grid), rule_(rule), mass_(mass), potential_(potential) {
    require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
    std::visit([](const auto& v) { v.check(); }, potential_);
    if (!is_quadratic()) {
        return;
    }
    const double frequency = quadratic_frequency();
    static_cast<void>(LatticeOscillator(rule, mass, frequency, grid.spacing()));
    const bool has_zero_mode = grid.is_ring() || grid.boundary() == Boundary::Free;
    require(
        frequency > 0.0 || !has_zero_mode,
        "boundary",
        "must fix an end of a free particle (dirichlet, half_line), got {}",
        word(grid.boundary()));
}

double PathSystem::quadratic_frequency() const {
    return std::visit(
        [this](const auto& v) {
            using V = std::decay_t<decltype(v)>;
            if constexpr (std::is_same_v<V, HarmonicPotential>) {
                return v.frequency * std::sqrt(v.mass / mass_);
            } else {
                return std::is_same_v<V, FreeParticle> ? 0.0 : -1.0;
            }
        },
        potential_);
}

double PathSystem::oscillator_frequency() const {
    if (is_quadratic()) {
        return quadratic_frequency();
    }
    const double a = grid_.spacing();
    const auto excess = [&](double frequency) {
        const LatticeOscillator oscillator(rule_, mass_, frequency, a);
        return mean_curvature(potential_, 0.5 * oscillator.amplitude) -
               mass_ * frequency * frequency;
    };
    const double limit = rule_ == Rule::Midpoint ? midpoint_limit / a : HUGE_VAL;
    if (rule_ == Rule::Midpoint && excess(limit) > 0.0) {
        return limit;
    }
    double low = 1.0 / a;
    while (excess(low) < 0.0) {
        low *= 0.5;
    }
    double high = 2.0 * low;
    while (high < limit && excess(high) > 0.0) {
        high *= 2.0;
    }
    high = std::min(high, limit);
    return falling_root(excess, low, high);
}

}  // namespace feynet
