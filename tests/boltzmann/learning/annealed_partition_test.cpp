#include "feynet/boltzmann/learning/annealed_partition.hpp"

#include "any_machine.hpp"
#include "feynet/boltzmann/learning/exact_moments.hpp"
#include "feynet/boltzmann/learning/ising_machine.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace feynet::test::annealed_partition_test {
namespace {

LogMeanWeight annealed(const BoltzmannMachine& machine, Index n_rungs, Index n_blocks) {
    std::vector<double> log_weights;
    for (Index block = 0; block < n_blocks; ++block) {
        const auto first = static_cast<std::uint32_t>(block * lanes);
        const Lanes weights =
            annealed_log_weights(machine, n_rungs, {.seed = 5, .first_chain = first});
        log_weights.insert(log_weights.end(), weights.begin(), weights.end());
    }
    return annealed_log_partition(machine, log_weights);
}

/// (ln Z − exact) in standard errors; the error must be there.
double pull(const LogMeanWeight& measured, double exact) {
    REQUIRE(measured.error);
    return (measured.value - exact) / *measured.error;
}

}  // namespace

TEST_CASE("without couplings there is nothing to weigh") {
    BoltzmannMachine machine = any_machine(5, 3, 0.6);
    machine.weights().tail(18).setZero();

    const LogMeanWeight free = annealed(machine, 3, 50);
    CHECK(free.value == doctest::Approx(exact_log_partition(machine)).epsilon(1e-13));
}

TEST_CASE("annealed ln Z of 14 + 14 units is that of enumeration, within its error") {
    BoltzmannMachine machine = any_machine(14, 14, 0.2);
    const LogMeanWeight measured = annealed(machine, 200, 64);

    // four standard errors: 6e-5 of false alarms, at a fixed seed
    CHECK(std::abs(pull(measured, exact_log_partition(machine))) < 4.0);
    CHECK(*measured.error < 0.01);
    machine.weights() *= 1.01;
    CHECK(std::abs(pull(measured, exact_log_partition(machine))) > 8.0);
}

TEST_CASE("annealed ln Z of the critical Ising torus is Kaufman's" * doctest::test_suite("long")) {
    // Kaufman, Phys. Rev. 76 (1949) 1232: 15.521915458755 on 4 × 4
    const IsingMachine ising = machine_of(ising_square(4, 4, 0.5 * std::log1p(std::sqrt(2.0))));
    LogMeanWeight measured = annealed(ising.machine, 1000, 100);
    measured.value += ising.log_factor;

    CHECK(std::abs(pull(measured, 15.521915458755)) < 4.0);
    CHECK(*measured.error < 0.02);
}

TEST_CASE("where a few chains make up the mean there is no error") {
    const BoltzmannMachine machine = any_machine(14, 14, 1.2);

    CHECK_FALSE(annealed(machine, 10, 64).error);
    CHECK_THROWS_AS(annealed_log_weights(machine, 0, {}), InvalidInput);
}

}  // namespace feynet::test::annealed_partition_test
