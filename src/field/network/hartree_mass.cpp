#include "feynet/field/network/hartree_mass.hpp"

#include "feynet/field/exact/free_field.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {

double hartree_mass_squared(
    const Lattice& lattice, const ScalarCouplings& couplings, Index n_components) {
    check(couplings);
    if (couplings.is_free()) {
        return couplings.mass_squared();
    }
    const double kappa = couplings.stiffness;
    const double weight = 2.0 * static_cast<double>(n_components + 2) * couplings.quartic / kappa;
    // M² − r/κ grows with M² and the mean square falls with it: their difference changes sign once.
    const auto excess = [&](double mass_squared) {
        const FreeField free(lattice, {.stiffness = kappa, .mass_term = kappa * mass_squared});
        return mass_squared - couplings.mass_squared() - weight * free.phi2();
    };
    double low = 1e-12;
    double high = std::max(1.0, 2.0 * std::abs(couplings.mass_squared()));
    while (excess(high) < 0.0) {
        high *= 2.0;
    }
    constexpr int n_bisections = 60;
    for (int i = 0; i < n_bisections; ++i) {
        const double middle = std::sqrt(low * high);
        (excess(middle) < 0.0 ? low : high) = middle;
    }
    return std::sqrt(low * high);
}

}  // namespace feynet
