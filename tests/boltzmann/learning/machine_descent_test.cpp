#include "feynet/boltzmann/learning/machine_descent.hpp"

#include "feynet/boltzmann/learning/exact_moments.hpp"
#include "feynet/boltzmann/learning/ising_machine.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::machine_descent_test {
namespace {

/// The divergence that exact slopes leave of the critical Ising torus of 3 × 3.
double learned(Index n_hidden, const DescentPlan& plan) {
    const SpinData law = written_out(ising_square(3, 3, 0.5 * std::log1p(std::sqrt(2.0)))).law;
    MachineDescent descent(random_machine(9, n_hidden, 0.1, {.seed = 3}), plan);
    for (Index t = 0; t < plan.n_steps; ++t) {
        const BoltzmannMachine& machine = descent.machine();
        descent.step(exact_moments(machine).moments - data_moments(machine, law));
    }
    return divergence(law, descent.machine(), exact_log_partition(descent.machine()));
}

}  // namespace

TEST_CASE(
    "exact slopes bring the divergence down to what the hidden units can carry" *
    doctest::test_suite("long")) {
    // one unit sees one direction: 0.213 is the least there is
    CHECK(learned(1, {.rate = 0.05, .n_steps = 500}) == doctest::Approx(0.2131).epsilon(1e-3));
    CHECK(learned(6, {.rate = 0.05, .n_steps = 2000}) < 0.005);
    const DescentPlan binary{.units = MachineUnits::Binary, .rate = 0.2, .n_steps = 2000};
    CHECK(learned(6, binary) < 0.02);
}

TEST_CASE("the mean over the last steps is given, and before them the machine as it is") {
    MachineDescent descent(BoltzmannMachine(2, 1), {.rate = 0.1, .n_steps = 10});
    CHECK(descent.averaged().weights() == descent.machine().weights());
    for (int t = 0; t < 10; ++t) {
        descent.step(Eigen::VectorXd::Ones(5));
    }

    // the rate falls over the second half: 0.1 · (6 + 0.8 + 0.6 + 0.4 + 0.2)
    CHECK(descent.machine().weights()(0) == doctest::Approx(-0.8).epsilon(1e-6));
    CHECK(descent.averaged().weights() == descent.machine().weights());
    CHECK_THROWS_AS(MachineDescent(BoltzmannMachine(2, 1), {.n_steps = 0}), InvalidInput);
}

}  // namespace feynet::test::machine_descent_test
