#include "feynet/boltzmann/quantum/full_sum.hpp"

#include "feynet/boltzmann/quantum/exact/bethe_ansatz.hpp"
#include "feynet/boltzmann/quantum/exact/free_fermions.hpp"
#include "feynet/boltzmann/quantum/rbm_family.hpp"
#include "feynet/core/error.hpp"
#include "some_machine.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace feynet::test::full_sum_test {
namespace {

/// The lowest energy of a descent by stochastic reconfiguration from small random weights.
double descend(const SpinModel& model, const RbmFamily& family, int n_steps, std::uint64_t seed) {
    Eigen::VectorXcd parameters = some_machine(family.n_parameters(), 1, 0.05, seed).visible;
    double lowest = 0.0;
    for (int step = 0; step < n_steps; ++step) {
        const FullSum sum = sum_over_states(model, family, parameters);
        lowest = std::min(lowest, sum.energy);
        const double shift = std::max(1e-2 * std::pow(0.95, step), 1e-9);
        parameters -= 0.05 * reconfiguration(sum.sample, {.relative = shift, .absolute = 1e-9});
    }
    return lowest;
}

}  // namespace

TEST_CASE("the energy of a machine is the mean of its local energies, its variance theirs") {
    const SpinModel model = transverse_ising_chain(6, 1.0, 0.8, ChainEnds::Periodic);
    const RbmFamily family = RbmFamily::dense(6, 4);

    const FullSum sum =
        sum_over_states(model, family, some_machine(family.n_parameters(), 1, 0.3).visible);

    const Eigen::ArrayXcd energies = sum.sample.energies.array();
    const Eigen::ArrayXd weights = sum.sample.weights.array();
    CHECK(weights.sum() == doctest::Approx(1.0).epsilon(1e-13));
    CHECK((weights * energies.real()).sum() == doctest::Approx(sum.energy).epsilon(1e-12));
    CHECK(
        (weights * (energies - sum.energy).abs2()).sum() ==
        doctest::Approx(sum.variance).epsilon(1e-10));
    CHECK(sum.energy > IsingRing(6, 1.0, 0.8).ground_energy());
}

TEST_CASE("a machine learns the Heisenberg ring of eight spins, never below its energy") {
    const SpinModel model = heisenberg_chain(8, ChainEnds::Periodic);
    const RbmFamily family(8, 2, ring_translations(8));
    const double exact = heisenberg_ring_ground_state(8).energy;

    const double energy = descend(model, family, 300, 3);

    CHECK(energy >= exact - 1e-10);
    CHECK(energy < exact * (1.0 - 1e-6));
}

TEST_CASE("a machine of more spins than can be summed is refused") {
    const SpinModel model = heisenberg_chain(16, ChainEnds::Periodic);
    const RbmFamily family = RbmFamily::dense(16, 2);

    CHECK_THROWS_AS(
        sum_over_states(model, family, Eigen::VectorXcd::Zero(family.n_parameters())),
        InvalidInput);
}

}  // namespace feynet::test::full_sum_test
