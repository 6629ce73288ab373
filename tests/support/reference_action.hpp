#pragma once

#include "feynet/path/path_system.hpp"
#include "support/cells.hpp"

#include <vector>

namespace feynet::test {

/// V(x) of a system of the given spacing and mass with the term of its discretisation, from the
/// derivatives of ½ k x² + λ x⁴ written out.
template <typename T>
T reference_potential(const PathSystem& system, const T& x) {
    double k = 0.0;
    double quartic = 0.0;
    if (const auto* v = std::get_if<HarmonicPotential>(&system.continuum_potential())) {
        k = v->mass * v->frequency * v->frequency;
    }
    if (const auto* v = std::get_if<QuarticPotential>(&system.continuum_potential())) {
        k = v->mass * v->frequency * v->frequency;
        quartic = v->coupling;
    }
    const double a = system.grid().spacing();
    const double m = system.mass();
    const T square = x * x;
    const T v = (0.5 * k) * square + quartic * (square * square);
    if (system.discretisation() == Discretisation::MidpointCorrected) {
        return v + (a / 8.0 / m * 12.0 * quartic) * square + a / 8.0 / m * k;
    }
    if (system.discretisation() == Discretisation::TakahashiImada) {
        const T slope = k * x + (4.0 * quartic) * (square * x);
        return v + (a * a / 24.0 / m) * (slope * slope);
    }
    return v;
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
    const AnyPotential potentials[] = {
        HarmonicPotential{.mass = 1.3, .frequency = 0.9},
        FreeParticle{},
        QuarticPotential{.mass = 1.3, .frequency = 0.7, .coupling = 0.4},
        PolynomialPotential{.coefficients = {0.1, -0.2, 0.3, 0.4, 0.5}},
        DoubleWell{.coupling = 0.3, .minimum = 1.1},
        MorsePotential{.depth = 3.0, .steepness = 0.4},
        CosinePotential{.amplitude = 0.8, .wave_number = 1.7, .frequency = 0.6},
        ExpressionPotential("cosh(x) - a*sin(x)/(2 + cos(x))", {{"a", 0.7}})};
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
