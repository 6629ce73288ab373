#include "feynet/study/boltzmann/rbm_network_settings.hpp"

#include "feynet/core/error.hpp"

#include <fmt/format.h>

namespace feynet {

RbmFamily RbmNetworkSettings::family(const SpinSystemSettings& system) const {
    const Index n = system.spins().n_spins;
    return symmetry == RbmSymmetry::Translation
               ? RbmFamily(n, density, system.translations(), biases)
               : RbmFamily::dense(n, density * n, biases);
}

std::string RbmNetworkSettings::describe(const SpinSystemSettings& system) const {
    const RbmFamily machine = family(system);
    return fmt::format(
        "restricted Boltzmann machine, {} hidden units, {} complex parameters{}{}",
        machine.n_hidden(),
        machine.n_parameters(),
        symmetry == RbmSymmetry::Translation ? ", invariant under translations" : "",
        biases == RbmBiases::None ? ", without biases" : "");
}

void check(const RbmNetworkSettings& settings, const SpinSystemSettings& system) {
    require(settings.density >= 1, "density", "must be positive, got {}", settings.density);
    require(
        settings.symmetry == RbmSymmetry::None || system.ends == ChainEnds::Periodic,
        "symmetry",
        "must be none for an open chain");
}

}  // namespace feynet
