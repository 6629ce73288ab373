#include "feynet/path/observable/energy.hpp"

#include "feynet/path/action/path_action.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "support/reference_action.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace feynet::test::energy_test {
namespace {

/// S of the same nodes in the same system with another time between them.
Lanes action_at_spacing(const PathSystem& system, double spacing, const Block& path) {
    const TimeGrid grid(spacing, system.grid().n_slices(), system.grid().boundary());
    const PathSystem other(
        grid, system.discretisation(), system.mass(), system.continuum_potential());
    return make_path_action(other)->value(path);
}

/// The exact mean of the virial estimator, from its definition on the lattice potential W:
/// ∂(aW)/∂a by a difference in a.
double virial_energy(const PathSystem& system) {
    const double a = system.grid().spacing();
    const double h = 1e-3 * a;
    const auto scaled_at = [&system](double spacing, double x) {
        const TimeGrid grid(spacing, system.grid().n_slices(), Boundary::Periodic);
        return spacing *
               reference_potential(
                   PathSystem(
                       grid, system.discretisation(), system.mass(), system.continuum_potential()),
                   x);
    };
    const auto virial = [&](double x) {
        const Jet<1, double> here = reference_potential(system, Jet<1, double>::variable(x));
        return (scaled_at(a + h, x) - scaled_at(a - h, x)) / (2.0 * h) + 0.5 * x * here.c[1];
    };
    const auto exact = exact_path(system);
    return system.rule() == Rule::Site ? exact->expectation(0, virial)
                                       : exact->link_expectation(virial);
}

}  // namespace

TEST_CASE("energies: virial and primitive estimators are derivatives of the action") {
    // Z = a^{−N/2} ∫e^{−S} makes −∂ ln Z/∂(Na) the mean of 1/(2a) + ∂S/∂a / N; the virial estimator
    // takes (N − Σ x ∂S/∂x)/(2aN) off it, whose mean is 0.
    for_every_system(9, [](const PathSystem& system) {
        if (!system.grid().is_ring()) {
            return;
        }
        const double a = system.grid().spacing();
        const auto n_slices = static_cast<double>(system.grid().n_slices());
        const Block path = random_path(system);
        Block gradient;
        make_path_action(system)->gradient(path, gradient);
        const Lanes scaling = (path * gradient).rowwise().sum();
        const double h = 1e-4 * a;
        const Lanes further = action_at_spacing(system, a + h, path);
        const Lanes nearer = action_at_spacing(system, a - h, path);
        const Lanes slope_in_a = (further - nearer) / (2.0 * h);

        const auto list = scalar_observables(system, 0);
        Block virial;
        Block primitive;
        list[3].observable->measure(path, virial);
        list[4].observable->measure(path, primitive);

        const Lanes expected = 0.5 / a + slope_in_a / n_slices;
        const Lanes identity = (n_slices - scaling) / (2.0 * a * n_slices);
        CHECK((primitive.col(0) - expected).abs().maxCoeff() < 1e-6);
        CHECK((virial.col(0) - (expected - identity)).abs().maxCoeff() < 1e-6);
    });
}

TEST_CASE("energies: the exact mean of the estimators is −∂ ln Z/∂β at fixed N") {
    const auto potentials = std::to_array<AnyPotential>(
        {HarmonicPotential{.mass = 1.3, .frequency = 0.9},
         QuarticPotential{.mass = 1.3, .frequency = 0.7, .coupling = 0.4}});
    for (const AnyPotential& potential : potentials) {
        for (const Discretisation rule : every_discretisation) {
            CAPTURE(word(rule));
            constexpr Index n_slices = 6;
            const auto at_spacing = [&](double a) {
                return PathSystem(TimeGrid(a, n_slices, Boundary::Periodic), rule, 1.3, potential);
            };
            const auto log_partition = [&](double a) {
                return exact_path(at_spacing(a))->log_partition();
            };
            const double a = 0.4;
            const double h = 0.02;
            const double near = log_partition(a + h) - log_partition(a - h);
            const double far = log_partition(a + 2 * h) - log_partition(a - 2 * h);
            const double farther = log_partition(a + 3 * h) - log_partition(a - 3 * h);
            const double slope_in_a = (45.0 * near - 9.0 * far + farther) / (60.0 * h);

            CHECK(
                virial_energy(at_spacing(a)) ==
                doctest::Approx(-slope_in_a / n_slices).epsilon(1e-7));
        }
    }
}

TEST_CASE("energies: on the lattice oscillator they are closed forms") {
    const auto energy = [](Discretisation rule, double a) {
        const auto n_slices = static_cast<Index>(std::round(40.0 / a));
        return virial_energy(
            PathSystem(TimeGrid(a, n_slices, Boundary::Periodic), rule, 1.0, HarmonicPotential{}));
    };
    const double a = 0.25;

    CHECK(
        energy(Discretisation::Site, a) ==
        doctest::Approx(0.5 / std::sqrt(1.0 + a * a / 4.0)).epsilon(1e-12));
    CHECK(
        energy(Discretisation::Midpoint, a) ==
        doctest::Approx(0.5 / (1.0 + a / 2.0)).epsilon(1e-12));
    CHECK(
        energy(Discretisation::MidpointCorrected, a) ==
        doctest::Approx(0.5 / (1.0 + a / 2.0) + a / 4.0).epsilon(1e-12));
    const double coarse = energy(Discretisation::TakahashiImada, a) - 0.5;
    const double fine = energy(Discretisation::TakahashiImada, a / 2.0) - 0.5;
    CHECK(coarse / fine == doctest::Approx(16.0).epsilon(0.02));
}

}  // namespace feynet::test::energy_test
