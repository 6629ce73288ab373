#include "feynet/boltzmann/renormalisation/ring_machine.hpp"

#include "feynet/boltzmann/renormalisation/decimation.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::ring_machine_test {

TEST_CASE("the visible law of a chain v–h–v is the decimation of its weight") {
    for (const double weight : {0.2, 0.8, 1.7}) {
        const RingMachine machine{.n_visible = 6, .weight = weight};
        const RingCoupling visible = ring_coupling(machine.visible());
        const RingCoupling hidden = ring_coupling(machine.hidden());

        CHECK(std::abs(visible.coupling - decimated(weight)) < 1e-13);
        CHECK(visible.residual < 1e-12);
        // The chain does not know which of its units are visible.
        CHECK(std::abs(hidden.coupling - visible.coupling) < 1e-13);
    }
}

TEST_CASE("an exact machine fulfils Tr_h e^T = 1, another one does not") {
    for (const double coupling : {0.1, 0.5, 1.2}) {
        const double weight = undecimated(coupling);
        const VariationalCondition exact = variational_condition({6, weight, 1}, coupling);
        const VariationalCondition wrong = variational_condition({6, 1.05 * weight, 1}, coupling);
        const VariationalCondition few = variational_condition({6, weight, 2}, coupling);

        CHECK(exact.departure < 1e-12);
        CHECK(std::abs(exact.divergence) < 1e-13);
        CHECK(wrong.departure > 1e-2);
        CHECK(wrong.divergence > 1e-5);
        CHECK(few.divergence > 1e-2);
        // H_RG = H_RBM tells none of them apart.
        CHECK(exact.identity < 1e-13);
        CHECK(wrong.identity < 1e-13);
        CHECK(few.identity < 1e-13);
    }
}

TEST_CASE("Kullback and Leibler's divergence of half the bonds is known") {
    // bonds 0, 2, 4 alone: ln Z − ln Z' − 3 K ⟨ss⟩, Z' = 2⁶ cosh³ K
    const double k = 0.6;
    const double t = std::tanh(k);
    const double z = 1.0 + std::pow(t, 6);
    const double neighbours = (t + std::pow(t, 5)) / z;
    const double log_ratio = 3.0 * std::log(std::cosh(k)) + std::log(z);

    const VariationalCondition few = variational_condition({6, undecimated(k), 2}, k);

    CHECK(few.divergence == doctest::Approx(3.0 * k * neighbours - log_ratio).epsilon(1e-12));
}

TEST_CASE("a machine has a unit on every stride-th bond") {
    CHECK(RingMachine{.n_visible = 6, .weight = 1.0, .stride = 3}.n_hidden() == 2);
    CHECK_THROWS_AS((RingMachine{6, 1.0, 4}.n_hidden()), InvalidInput);
    CHECK_THROWS_AS((RingMachine{13, 1.0, 1}.joint()), InvalidInput);
}

}  // namespace feynet::test::ring_machine_test
