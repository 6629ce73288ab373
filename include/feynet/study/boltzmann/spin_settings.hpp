#pragma once

#include "feynet/boltzmann/quantum/rbm_family.hpp"
#include "feynet/boltzmann/quantum/spin_model.hpp"
#include "feynet/core/words.hpp"

#include <optional>
#include <string>

namespace feynet {

/// The models of spins that a run file can name.
enum class SpinSystem { Ising, Heisenberg };

template <>
struct Words<SpinSystem> {
    static constexpr std::array<std::string_view, 2> value{"ising", "heisenberg"};
};

/// Where the spins stand.
enum class SpinLattice { Chain, Square };

template <>
struct Words<SpinLattice> {
    static constexpr std::array<std::string_view, 2> value{"chain", "square"};
};

template <>
struct Words<ChainEnds> {
    static constexpr std::array<std::string_view, 2> value{"periodic", "open"};
};

/// The section [system] of spins one half.
struct SpinSystemSettings {
    SpinSystem model = SpinSystem::Ising;
    SpinLattice lattice = SpinLattice::Chain;
    Index size = 20;
    ChainEnds ends = ChainEnds::Periodic;
    double coupling = 1.0;
    double field = 1.0;
    double second_coupling = 0.0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("model", self.model, "ising in a transverse field, or heisenberg");
        visit("lattice", self.lattice, "chain or square");
        visit("size", self.size, "spins of a chain; side L of a square of L × L");
        visit("ends", self.ends, "of a chain: periodic or open; a square is a torus");
        visit("coupling", self.coupling, "J of ising, H = −J Σ σᶻσᶻ − h Σ σˣ");
        visit("field", self.field, "h of ising");
        visit(
            "second_coupling",
            self.second_coupling,
            "J₂ of heisenberg on a square, over the diagonals; J₁ = 1, H = Σ σ·σ");
    }

    SpinModel spins() const;

    /// "transverse-field Ising ring, N = 40, J = 1, h = 1".
    std::string describe() const;

    /// E₀ where it is known: by free fermions, by Bethe's ansatz, or by Lanczos's method up to 16
    /// spins.
    std::optional<double> exact_energy() const;

    /// All translations, for periodic lattices.
    std::vector<SpinPermutation> translations() const;
};

/// @throws InvalidInput naming the key that makes no sense
void check(const SpinSystemSettings& settings);

}  // namespace feynet
