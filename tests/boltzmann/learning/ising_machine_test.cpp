#include "feynet/boltzmann/learning/ising_machine.hpp"

#include "feynet/boltzmann/learning/exact_moments.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::ising_machine_test {
namespace {

const double critical = 0.5 * std::log1p(std::sqrt(2.0));

/// max |ln p(Ising) − ln p(machine)| over all configurations, with the normalisations given.
double greatest_distance(const IsingLaw& law, const IsingMachine& machine) {
    const WrittenIsing written = written_out(law);
    const Eigen::ArrayXd logs = log_weights(machine.machine, written.law.spins).array() +
                                (machine.log_factor - written.log_partition);
    return (logs - written.law.probabilities.array().log()).abs().maxCoeff();
}

}  // namespace

TEST_CASE("one hidden unit a pair carries any Ising law, normalisation included") {
    IsingLaw law = ising_square(3, 3, critical);
    CHECK(greatest_distance(law, machine_of(law)) < 3e-14);

    // frustrated, with fields, weak and strong
    for (std::size_t k = 0; k < law.pairs.size(); ++k) {
        law.pairs[k].coupling = (k % 3 == 0 ? -1.0 : 1.0) * std::pow(10.0, 0.2 * double(k) - 3.0);
    }
    law.fields = Eigen::VectorXd::LinSpaced(9, -0.4, 0.8);
    CHECK(greatest_distance(law, machine_of(law)) < 1e-12);

    IsingMachine wrong = machine_of(law);
    wrong.machine.coupling(0, 0) *= 1.001;
    CHECK(greatest_distance(law, wrong) > 1e-7);
}

TEST_CASE("the machine of the critical Ising torus has no divergence from it, and its ln Z") {
    const IsingLaw law = ising_square(3, 3, critical);
    const IsingMachine machine = machine_of(law);
    const double log_partition = exact_log_partition(machine.machine);

    CHECK(std::abs(divergence(written_out(law).law, machine.machine, log_partition)) < 2e-14);
    CHECK(
        written_out(ising_square(4, 4, critical)).log_partition ==
        doctest::Approx(15.521915458755).epsilon(1e-13));
}

TEST_CASE("a torus of side 3 needs one hidden unit a line: the star is a triangle") {
    // Σ_h e^{hW(s + s' + s'')} ∝ e^{K(ss' + s's'' + s''s)} where 2 cosh 2W − 1 = e^{4K}
    const double weight = 0.5 * std::acosh(0.5 * (1.0 + std::exp(4.0 * critical)));
    BoltzmannMachine machine(9, 6);
    for (Index line = 0; line < 3; ++line) {
        for (Index k = 0; k < 3; ++k) {
            machine.coupling(3 * line + k, line) = weight;
            machine.coupling(3 * k + line, 3 + line) = weight;
        }
    }

    const SpinData law = written_out(ising_square(3, 3, critical)).law;
    CHECK(std::abs(divergence(law, machine, exact_log_partition(machine))) < 1e-14);
}

TEST_CASE("pairs that are none are refused") {
    CHECK_THROWS_AS(ising_square(1, 3, 0.4), InvalidInput);
    CHECK_THROWS_AS(machine_of({{{0, 0, 1.0}}, Eigen::VectorXd::Zero(2)}), InvalidInput);
    CHECK_THROWS_AS(machine_of({{{0, 2, 1.0}}, Eigen::VectorXd::Zero(2)}), InvalidInput);
    CHECK_THROWS_AS(machine_of({{}, Eigen::VectorXd::Zero(2)}), InvalidInput);
}

}  // namespace feynet::test::ising_machine_test
