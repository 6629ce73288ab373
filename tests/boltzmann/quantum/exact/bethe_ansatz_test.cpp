#include "feynet/boltzmann/quantum/exact/bethe_ansatz.hpp"

#include "feynet/boltzmann/quantum/exact/lanczos.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::bethe_ansatz_test {

TEST_CASE("Bethe's energies are those of Lanczos") {
    CHECK(heisenberg_ring_ground_state(4).energy == doctest::Approx(-8.0).epsilon(1e-13));
    for (const Index n : {6, 10, 12}) {
        const ExactState exact = lanczos_ground_state(heisenberg_chain(n, ChainEnds::Periodic));

        CHECK(
            heisenberg_ring_ground_state(n).energy == doctest::Approx(exact.energy).epsilon(1e-11));
    }
}

TEST_CASE("long rings have the energies known for them") {
    CHECK(
        heisenberg_ring_ground_state(22).energy == doctest::Approx(-39.1475226071).epsilon(1e-11));
    CHECK(
        heisenberg_ring_ground_state(40).energy == doctest::Approx(-70.9860911533).epsilon(1e-11));
    CHECK(
        heisenberg_ring_ground_state(80).energy == doctest::Approx(-141.8483045989).epsilon(1e-11));
}

TEST_CASE("the energy comes to 1 − 4 ln 2 as 1/N², with the central charge one") {
    // E/N = e − πcv/(6N²) with v = 2π in units of σ·σ, up to 1/ln³N: 2 % at N = 1000
    const double n = 1000.0;

    const double shift =
        (heisenberg_ring_ground_state(1000).energy / n - infinite_heisenberg_energy()) * n * n;

    const double pi = std::numbers::pi;
    CHECK(shift == doctest::Approx(-pi * 2.0 * pi / 6.0).epsilon(0.02));
}

TEST_CASE("rapidities of the ground state are real, rising and symmetric") {
    const BetheState state = heisenberg_ring_ground_state(20);

    CHECK((state.rapidities + state.rapidities.reverse()).norm() < 1e-12);
    for (Index j = 1; j < state.rapidities.size(); ++j) {
        CHECK(state.rapidities(j) > state.rapidities(j - 1));
    }
}

TEST_CASE("rings with a spin left over are refused") {
    CHECK_THROWS_AS(heisenberg_ring_ground_state(7), InvalidInput);
    CHECK_THROWS_AS(heisenberg_ring_ground_state(2), InvalidInput);
}

}  // namespace feynet::test::bethe_ansatz_test
