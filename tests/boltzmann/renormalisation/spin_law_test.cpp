#include "feynet/boltzmann/renormalisation/spin_law.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::spin_law_test {

TEST_CASE("the partition function of a ring is that of its transfer matrix") {
    for (const Index n : {3, 7, 12}) {
        const double z = std::pow(2.0 * std::cosh(0.4), n) + std::pow(2.0 * std::sinh(0.4), n);

        CHECK(ising_ring(n, 0.4).log_partition() == doctest::Approx(std::log(z)).epsilon(1e-14));
    }
}

TEST_CASE("a marginal keeps the partition function, and the order of the spins") {
    SpinLaw law{3, Eigen::VectorXd::LinSpaced(8, -1.0, 2.5)};

    const SpinLaw kept = marginal(law, 0b010U);

    CHECK(kept.n_spins == 2);
    CHECK(kept.log_partition() == doctest::Approx(law.log_partition()).epsilon(1e-14));
    // spin 0 up, spin 2 down: configurations 4 and 6 of the three
    const double expected = std::log(std::exp(law.log_weights(4)) + std::exp(law.log_weights(6)));
    CHECK(kept.log_weights(2) == doctest::Approx(expected).epsilon(1e-14));
}

TEST_CASE("a ring is known for what it is, and another law is not") {
    const RingCoupling ring = ring_coupling(ising_ring(6, -0.7));
    SpinLaw other = ising_ring(6, -0.7);
    other.log_weights(5) += 0.1;

    CHECK(ring.coupling == doctest::Approx(-0.7).epsilon(1e-14));
    CHECK(ring.residual < 1e-14);
    CHECK(ring_coupling(other).residual > 0.05);
    CHECK_THROWS_AS(ising_ring(2, 1.0), InvalidInput);
    CHECK_THROWS_AS(ising_ring(25, 1.0), InvalidInput);
}

TEST_CASE("spins are read from bits") {
    CHECK(spin_of(0b0100U, 2) == -1.0);
    CHECK(spin_of(0b0100U, 1) == 1.0);
    CHECK(every_second(7) == 0b1010101U);
}

}  // namespace feynet::test::spin_law_test
