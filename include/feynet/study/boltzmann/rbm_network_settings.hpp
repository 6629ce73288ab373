#pragma once

#include "feynet/boltzmann/quantum/rbm_family.hpp"
#include "feynet/core/words.hpp"
#include "feynet/study/boltzmann/spin_settings.hpp"

#include <string>

namespace feynet {

/// Which weights of a machine are shared.
enum class RbmSymmetry { Translation, None };

template <>
struct Words<RbmSymmetry> {
    static constexpr std::array<std::string_view, 2> value{"translation", "none"};
};

template <>
struct Words<RbmBiases> {
    static constexpr std::array<std::string_view, 2> value{"free", "none"};
};

/// The section [network] of a wave function.
struct RbmNetworkSettings {
    Index density = 1;
    RbmSymmetry symmetry = RbmSymmetry::Translation;
    RbmBiases biases = RbmBiases::Free;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("density", self.density, "α, hidden units for each spin");
        visit(
            "symmetry",
            self.symmetry,
            "translation: hidden units are the images of α filters; none: every weight is free");
        visit(
            "biases",
            self.biases,
            "free; none: no a and b, so that ψ(s) = ψ(−s), as in the ground state of ising");
    }

    /// The machine for the spins of a system.
    RbmFamily family(const SpinSystemSettings& system) const;

    /// "restricted Boltzmann machine, 40 hidden units, 40 complex parameters, invariant under
    /// translations".
    std::string describe(const SpinSystemSettings& system) const;
};

/// @throws InvalidInput naming the key that makes no sense
void check(const RbmNetworkSettings& settings, const SpinSystemSettings& system);

}  // namespace feynet
