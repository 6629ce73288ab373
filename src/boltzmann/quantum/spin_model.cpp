#include "feynet/boltzmann/quantum/spin_model.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {
namespace {

void require_finite(double coupling, const char* name) {
    require(std::isfinite(coupling), name, "must be finite, got {}", coupling);
}

/// J σ·σ. Across the two sublattices Marshall's rotation turns the sign of the exchange.
SpinBond rotated_exchange(Index first, Index second, double coupling, bool across) {
    return {first, second, coupling, across ? -2.0 * coupling : 2.0 * coupling};
}

}  // namespace

SpinModel transverse_ising_chain(Index n_spins, double coupling, double field, ChainEnds ends) {
    const bool ring = ends == ChainEnds::Periodic;
    require(
        n_spins >= (ring ? 3 : 2), "n_spins", "must be at least {}, got {}", ring ? 3 : 2, n_spins);
    require_finite(coupling, "coupling");
    require_finite(field, "field");
    SpinModel model{.n_spins = n_spins, .field = field, .bonds = {}};
    for (Index i = 0; i + (ring ? 0 : 1) < n_spins; ++i) {
        model.bonds.push_back({i, (i + 1) % n_spins, -coupling, 0.0});
    }
    return model;
}

SpinModel transverse_ising_square(Index side, double coupling, double field) {
    require(side >= 3, "side", "must be at least 3, got {}", side);
    require_finite(coupling, "coupling");
    require_finite(field, "field");
    SpinModel model{.n_spins = side * side, .field = field, .bonds = {}};
    for (Index y = 0; y < side; ++y) {
        for (Index x = 0; x < side; ++x) {
            const Index here = y * side + x;
            model.bonds.push_back({here, y * side + (x + 1) % side, -coupling, 0.0});
            model.bonds.push_back({here, (y + 1) % side * side + x, -coupling, 0.0});
        }
    }
    return model;
}

SpinModel heisenberg_chain(Index n_spins, ChainEnds ends) {
    const bool ring = ends == ChainEnds::Periodic;
    require(
        n_spins >= (ring ? 4 : 2) && (!ring || n_spins % 2 == 0),
        "n_spins",
        "must be at least {}, got {}",
        ring ? "4 and even" : "2",
        n_spins);
    SpinModel model{.n_spins = n_spins, .field = 0.0, .bonds = {}};
    for (Index i = 0; i + (ring ? 0 : 1) < n_spins; ++i) {
        model.bonds.push_back(rotated_exchange(i, (i + 1) % n_spins, 1.0, true));
    }
    return model;
}

SpinModel heisenberg_square(Index side, double first_coupling, double second_coupling) {
    require(side >= 4 && side % 2 == 0, "side", "must be even and at least 4, got {}", side);
    require_finite(first_coupling, "first_coupling");
    require_finite(second_coupling, "second_coupling");
    SpinModel model{.n_spins = side * side, .field = 0.0, .bonds = {}};
    const auto at = [side](Index x, Index y) {
        return (y + side) % side * side + (x + side) % side;
    };
    for (Index y = 0; y < side; ++y) {
        for (Index x = 0; x < side; ++x) {
            const Index here = at(x, y);
            model.bonds.push_back(rotated_exchange(here, at(x + 1, y), first_coupling, true));
            model.bonds.push_back(rotated_exchange(here, at(x, y + 1), first_coupling, true));
            if (second_coupling != 0.0) {
                model.bonds.push_back(
                    rotated_exchange(here, at(x + 1, y + 1), second_coupling, false));
                model.bonds.push_back(
                    rotated_exchange(here, at(x + 1, y - 1), second_coupling, false));
            }
        }
    }
    return model;
}

}  // namespace feynet
