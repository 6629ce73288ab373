#include "feynet/path/observable/energy.hpp"

#include "feynet/path/action/path_action.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "support/reference_action.hpp"

#include <doctest/doctest.h>

namespace feynet::test {

TEST_CASE("energies: virial and primitive estimators are derivatives of the action") {
    // x ↦ (1 + ε)x changes S by ε Σ x ∂S/∂x, and a ↦ (1 + ε)a by ε a ∂S/∂a: with S = K + aW the
    // first is 2K + aΣxV', the second −K + aΣV. The estimators follow from ⟨Σ x ∂S/∂x⟩ = N.
    for_every_system(9, [](const PathSystem& system) {
        if (!system.grid().is_ring()) {
            return;
        }
        const double a = system.grid().spacing();
        const auto n_slices = static_cast<double>(system.grid().n_slices());
        const Block path = random_path(system);
        const auto action = make_path_action(system);
        Block gradient;
        action->gradient(path, gradient);
        const Lanes scaling = (path * gradient).rowwise().sum();
        Lanes kinetic = Lanes::Zero();
        for (Index n = 0; n < path.cols(); ++n) {
            const Lanes step = path.col((n + 1) % path.cols()) - path.col(n);
            kinetic += 0.5 * system.mass() / a * step.square();
        }
        const Lanes potential = (action->value(path) - kinetic) / (a * n_slices);
        const Lanes force = (scaling - 2.0 * kinetic) / (a * n_slices);

        const auto list = scalar_observables(system, 0);
        Block virial;
        Block primitive;
        list[3].observable->measure(path, virial);
        list[4].observable->measure(path, primitive);

        CHECK((virial.col(0) - (potential + 0.5 * force)).abs().maxCoeff() < 1e-12);
        const Lanes expected = 0.5 / a - kinetic / (a * n_slices) + potential;
        CHECK((primitive.col(0) - expected).abs().maxCoeff() < 1e-11);
    });
}

}  // namespace feynet::test
