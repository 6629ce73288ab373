#include "feynet/path/path_system.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/confinement.hpp"
#include "normal_expectation.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>
#include <variant>

namespace feynet {
namespace {

/// aΩ of the nearest oscillator stays below this in the midpoint rule, whose oscillators end at 2.
constexpr double midpoint_limit = 1.9;

/// The nearest oscillator is looked for from here down, in units of 1/a.
constexpr double stiffest = 64.0;

/// Where the search ends, in units of 1/T: a path with an end fixed is never wider than a free one
/// of the same duration.
double softest(const TimeGrid& grid) {
    const bool has_fixed_end = grid.first_free() == 1;
    return has_fixed_end ? 0.5 : 1e-6;
}

/// ⟨W''(x)⟩ for x normal with mean 0, as ⟨x W'(x)⟩/σ² by integration by parts: a kink of W counts
/// as the curvature it is.
double mean_curvature(const LatticePotential& potential, double variance) {
    return std::visit(
        [&](const auto& v) {
            const double mean =
                normal_expectation([&](double x) { return x * slope(v, x); }, 0.0, variance);
            return mean / variance;
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

PathSystem::PathSystem(
    const TimeGrid& grid, Discretisation discretisation, double mass, AnyPotential potential)
    : grid_(grid),
      discretisation_(discretisation),
      mass_(mass),
      continuum_potential_(std::move(potential)),
      lattice_potential_(
          feynet::lattice_potential(continuum_potential_, discretisation, mass, grid.spacing())) {
    require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
    std::visit([](const auto& v) { v.check(); }, continuum_potential_);
    const bool has_open_ends = grid.is_ring() || grid.boundary() == Boundary::Free;
    if (!is_quadratic()) {
        const Confinement confined = confinement(continuum_potential_, grid.duration());
        require(
            !has_open_ends || (confined.left && confined.right),
            "boundary",
            "must fix an end (dirichlet, half_line) of a path that V does not hold at x → {}∞, "
            "got {}",
            confined.right ? "−" : "+",
            word(grid.boundary()));
        return;
    }
    const double frequency = quadratic_frequency();
    static_cast<void>(LatticeOscillator(rule(), mass, frequency, grid.spacing()));
    require(
        frequency > 0.0 || !has_open_ends,
        "boundary",
        "must fix an end of a free particle (dirichlet, half_line), got {}",
        word(grid.boundary()));
}

PathSystem::PathSystem(const TimeGrid& grid, Rule rule, double mass, AnyPotential potential)
    : PathSystem(grid, discretisation_of(rule), mass, std::move(potential)) {}

PathSystem PathSystem::with_hbar(
    double hbar,
    const TimeGrid& grid,
    Discretisation discretisation,
    double mass,
    AnyPotential potential) {
    require(std::isfinite(hbar) && hbar > 0.0, "hbar", "must be positive, got {}", hbar);
    const TimeGrid inverse_energies(
        grid.spacing() / hbar, grid.n_slices(), grid.boundary(), grid.x_initial(), grid.x_final());
    return {inverse_energies, discretisation, mass / (hbar * hbar), std::move(potential)};
}

double PathSystem::quadratic_frequency() const {
    if (const auto* harmonic = std::get_if<HarmonicPotential>(&continuum_potential_)) {
        const double frequency = harmonic->frequency * std::sqrt(harmonic->mass / mass_);
        if (discretisation_ != Discretisation::TakahashiImada) {
            return frequency;
        }
        const double phase = frequency * grid_.spacing();
        return frequency * std::sqrt(1.0 + phase * phase / 12.0);
    }
    return std::holds_alternative<FreeParticle>(continuum_potential_) ? 0.0 : -1.0;
}

double PathSystem::quadratic_offset() const {
    return std::visit([](const auto& v) { return v.value(0.0); }, lattice_potential_);
}

double PathSystem::oscillator_frequency() const {
    if (is_quadratic()) {
        return quadratic_frequency();
    }
    const double a = grid_.spacing();
    const auto excess = [&](double frequency) {
        const LatticeOscillator oscillator(rule(), mass_, frequency, a);
        const double curvature = mean_curvature(lattice_potential_, 0.5 * oscillator.amplitude);
        return std::isfinite(curvature) ? curvature - mass_ * frequency * frequency : HUGE_VAL;
    };
    const double limit = rule() == Rule::Midpoint ? midpoint_limit / a : HUGE_VAL;
    double high = std::min(stiffest / a, limit);
    while (high < limit && excess(high) > 0.0) {
        high *= 2.0;
    }
    high = std::min(high, limit);
    if (excess(high) > 0.0) {
        return high;
    }
    constexpr double stride = 1.1;
    const double least = softest(grid_) / grid_.duration();
    for (double low = high / stride; low > least; low /= stride) {
        if (excess(low) > 0.0) {
            return falling_root(excess, low, stride * low);
        }
    }
    return 1.0 / grid_.duration();
}

}  // namespace feynet
