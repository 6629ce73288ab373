#include "feynet/boltzmann/renormalisation/decimation.hpp"

#include "feynet/boltzmann/renormalisation/spin_law.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::decimation_test {

TEST_CASE("what is left of a ring when every second spin is summed over is a ring") {
    for (const double coupling : {0.01, 0.3, 0.8, 1.0, 2.5, -0.7}) {
        const SpinLaw kept = marginal(ising_ring(10, coupling), every_second(10));
        const RingCoupling ring = ring_coupling(kept);

        CHECK(kept.n_spins == 5);
        CHECK(std::abs(ring.coupling - decimated(coupling)) < 1e-13);
        CHECK(std::abs(ring.constant - 5.0 * decimation_constant(coupling)) < 1e-12);
        CHECK(ring.residual < 1e-12);
        // Were the field of a third spin in it, it would not be a ring: two of three are none.
        CHECK(ring_coupling(marginal(ising_ring(9, coupling), 0b110110110U)).residual < 1e-12);
        if (std::abs(coupling) > 0.1) {
            CHECK(std::abs(ring.coupling - decimated(1.001 * coupling)) > 1e-6);
        }
    }
}

TEST_CASE("tanh K is squared, and the correlation length halved") {
    for (const double coupling : {1e-6, 0.2, 0.999999, 1.0, 3.0, 20.0}) {
        const double next = decimated(coupling);

        CHECK(std::tanh(next) == doctest::Approx(std::pow(std::tanh(coupling), 2)).epsilon(1e-14));
        CHECK(
            chain_correlation_length(next) ==
            doctest::Approx(0.5 * chain_correlation_length(coupling)).epsilon(1e-12));
        CHECK(undecimated(next) == doctest::Approx(coupling).epsilon(1e-13));
    }
    CHECK(decimated(300.0) == doctest::Approx(300.0 - 0.5 * std::log(2.0)).epsilon(1e-15));
    CHECK_THROWS_AS(undecimated(-1.0), InvalidInput);
    CHECK_THROWS_AS(chain_correlation_length(0.0), InvalidInput);
}

TEST_CASE("a chain flows to no coupling at all") {
    const std::vector<double> flow = coupling_flow(1.5, 12);

    CHECK(flow.size() == 13);
    CHECK(flow.front() == 1.5);
    CHECK(flow[3] == doctest::Approx(std::atanh(std::pow(std::tanh(1.5), 8))).epsilon(1e-14));
    CHECK(flow.back() < 1e-100);
}

}  // namespace feynet::test::decimation_test
