#include "feynet/study/boltzmann/spin_settings.hpp"

#include "feynet/boltzmann/quantum/exact/bethe_ansatz.hpp"
#include "feynet/boltzmann/quantum/exact/free_fermions.hpp"
#include "feynet/boltzmann/quantum/exact/lanczos.hpp"
#include "feynet/core/error.hpp"

#include <fmt/format.h>

#include <cmath>

namespace feynet {
namespace {

constexpr Index most_quick_spins = 16;

}  // namespace

SpinModel SpinSystemSettings::spins() const {
    if (model == SpinSystem::Ising) {
        return lattice == SpinLattice::Chain ? transverse_ising_chain(size, coupling, field, ends)
                                             : transverse_ising_square(size, coupling, field);
    }
    return lattice == SpinLattice::Chain ? heisenberg_chain(size, ends)
                                         : heisenberg_square(size, 1.0, second_coupling);
}

std::string SpinSystemSettings::describe() const {
    const std::string shape = lattice == SpinLattice::Square ? fmt::format("{0} × {0} torus", size)
                              : ends == ChainEnds::Periodic
                                  ? fmt::format("ring of {} spins", size)
                                  : fmt::format("chain of {} spins", size);
    if (model == SpinSystem::Ising) {
        return fmt::format(
            "Ising in a transverse field, J = {:g}, h = {:g}, {}", coupling, field, shape);
    }
    return second_coupling == 0.0
               ? fmt::format("Heisenberg antiferromagnet Σ σ·σ, {}", shape)
               : fmt::format(
                     "J₁–J₂ antiferromagnet, J₁ = 1, J₂ = {:g}, {}", second_coupling, shape);
}

std::optional<double> SpinSystemSettings::exact_energy() const {
    const SpinModel all = spins();
    if (lattice == SpinLattice::Chain) {
        if (model == SpinSystem::Ising && ends == ChainEnds::Open) {
            return open_ising_energy(size, coupling, field);
        }
        if (model == SpinSystem::Ising && coupling > 0.0 && field > 0.0) {
            return IsingRing(size, coupling, field).ground_energy();
        }
        if (model == SpinSystem::Heisenberg && ends == ChainEnds::Periodic) {
            return heisenberg_ring_ground_state(size).energy;
        }
    }
    if (all.n_spins <= most_quick_spins) {
        return lanczos_ground_state(all).energy;
    }
    return std::nullopt;
}

std::vector<SpinPermutation> SpinSystemSettings::translations() const {
    return lattice == SpinLattice::Chain ? ring_translations(size) : torus_translations(size);
}

void check(const SpinSystemSettings& settings) {
    require(settings.size <= 10000, "size", "must be at most 10000, got {}", settings.size);
    const SpinModel model = settings.spins();
    require(model.n_spins >= 3, "size", "must give at least 3 spins, got {}", model.n_spins);
    require(
        settings.model != SpinSystem::Ising || settings.field != 0.0,
        "field",
        "must not be 0: nothing would move");
    require(
        settings.lattice == SpinLattice::Chain || settings.ends == ChainEnds::Periodic,
        "ends",
        "must be periodic on a square");
    require(
        settings.second_coupling == 0.0 ||
            (settings.model == SpinSystem::Heisenberg && settings.lattice == SpinLattice::Square),
        "second_coupling",
        "is for heisenberg on a square, got {}",
        settings.second_coupling);
}

}  // namespace feynet
