#pragma once

#include "feynet/path/path_system.hpp"
#include "support/cells.hpp"

#include <array>
#include <vector>

namespace feynet::test {

/// V, V' and V'' at x.
template <typename T>
struct Derivatives {
    T value;
    T slope;
    T curvature;
};

/// The derivatives of ½ k x² + λ x⁴, written out.
template <typename T>
Derivatives<T> of_polynomial(double k, double coupling, const T& x) {
    const T square = x * x;
    return {
        (0.5 * k) * square + coupling * (square * square),
        k * x + (4.0 * coupling) * (square * x),
        (12.0 * coupling) * square + k};
}

/// From the Taylor series of V about a number, or about the number in a jet.
template <typename V>
Derivatives<double> of_series(const V& potential, double x) {
    const auto series = potential.value(Jet<3, double>::variable(x)).c;
    return {series[0], series[1], 2.0 * series[2]};
}
template <typename V>
Derivatives<Jet<1, double>> of_series(const V& potential, const Jet<1, double>& x) {
    const auto series = potential.value(Jet<3, double>::variable(x.c[0])).c;
    const double dx = x.c[1];
    Derivatives<Jet<1, double>> result;
    result.value.c = {series[0], series[1] * dx};
    result.slope.c = {series[1], 2.0 * series[2] * dx};
    result.curvature.c = {2.0 * series[2], 6.0 * series[3] * dx};
    return result;
}

template <typename T>
Derivatives<T> derivatives_of(const AnyPotential& potential, const T& x) {
    if (const auto* v = std::get_if<HarmonicPotential>(&potential)) {
        return of_polynomial(v->mass * v->frequency * v->frequency, 0.0, x);
    }
    if (const auto* v = std::get_if<QuarticPotential>(&potential)) {
        return of_polynomial(v->mass * v->frequency * v->frequency, v->coupling, x);
    }
    return std::visit([&x](const auto& v) { return of_series(v, x); }, potential);
}

/// V(x) of a system with the term of its discretisation.
template <typename T>
T reference_potential(const PathSystem& system, const T& x) {
    const double a = system.grid().spacing();
    const double m = system.mass();
    const Derivatives<T> v = derivatives_of(system.continuum_potential(), x);
    if (system.discretisation() == Discretisation::MidpointCorrected) {
        return v.value + (a / 8.0 / m) * v.curvature;
    }
    if (system.discretisation() == Discretisation::TakahashiImada) {
        return v.value + (a * a / 24.0 / m) * (v.slope * v.slope);
    }
    return v.value;
}

/// The path action as its definition says, for one chain and any number type: on jets it gives
/// exact derivatives by a road of its own.
template <typename T>
T reference_action(const PathSystem& system, const std::vector<T>& x) {
    const TimeGrid& grid = system.grid();
    const double a = grid.spacing();
    const auto potential = [&system](const T& at) { return reference_potential(system, at); };
    T sum = 0.0 * x[0];
    const std::size_t n_links = static_cast<std::size_t>(grid.n_slices());
    for (std::size_t n = 1; n <= n_links; ++n) {
        const T& before = x[n - 1];
        const T& here = x[n % x.size()];
        const T step = here - before;
        sum = sum + (0.5 * system.mass() / a) * (step * step);
        if (system.rule() == Rule::Site) {
            sum = sum + (0.5 * a) * (potential(before) + potential(here));
        } else {
            sum = sum + a * potential(0.5 * (before + here));
        }
    }
    return sum;
}

/// Calls check(system) for every potential × discretisation × boundary that can be normalised.
template <typename Check>
void for_every_system(Index n_slices, Check check) {
    const auto potentials = std::to_array<AnyPotential>(
        {HarmonicPotential{.mass = 1.3, .frequency = 0.9},
         FreeParticle{},
         QuarticPotential{.mass = 1.3, .frequency = 0.7, .coupling = 0.4},
         PolynomialPotential{.coefficients = {0.1, -0.2, 0.3, 0.4, 0.5}},
         DoubleWell{.coupling = 0.3, .minimum = 1.1},
         MorsePotential{.depth = 3.0, .steepness = 0.4},
         CosinePotential{.amplitude = 0.8, .wave_number = 1.7, .frequency = 0.6},
         ExpressionPotential("cosh(x) - a*sin(x)/(2 + cos(x))", {{"a", 0.7}})});
    for (const AnyPotential& potential : potentials) {
        for (const Discretisation rule : every_discretisation) {
            for (const Boundary boundary : every_boundary) {
                const bool has_zero_mode =
                    boundary == Boundary::Periodic || boundary == Boundary::Free;
                const bool confines = !std::holds_alternative<FreeParticle>(potential) &&
                                      !std::holds_alternative<MorsePotential>(potential);
                if (has_zero_mode && !confines) {
                    continue;
                }
                check(PathSystem(grid_with_ends(0.3, n_slices, boundary), rule, 1.3, potential));
            }
        }
    }
}

/// Every node of a path of one lane.
inline std::vector<double> lane_of(const Block& path, int lane) {
    std::vector<double> x;
    for (Index n = 0; n < path.cols(); ++n) {
        x.push_back(path(lane, n));
    }
    return x;
}

/// Normal nodes with the fixed ends of the system where it has them.
inline Block random_path(const PathSystem& system) {
    const TimeGrid& grid = system.grid();
    Block path = normal_block(grid.n_nodes());
    if (grid.first_free() == 1) {
        path.col(0) = grid.x_initial();
    }
    if (grid.boundary() == Boundary::Dirichlet) {
        path.col(path.cols() - 1) = grid.x_final();
    }
    return path;
}

}  // namespace feynet::test
