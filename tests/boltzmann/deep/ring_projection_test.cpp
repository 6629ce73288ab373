#include "feynet/boltzmann/deep/ring_projection.hpp"

#include "feynet/boltzmann/quantum/exact/free_fermions.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace feynet::test::ring_projection_test {
namespace {

double difference(const ProjectedNumbers& a, const ProjectedNumbers& b) {
    return std::max(
        {std::abs(a.energy - b.energy),
         std::abs(a.mixed_energy - b.mixed_energy),
         std::abs(a.flip - b.flip),
         std::abs(a.link_flip - b.link_flip),
         std::abs(a.neighbours - b.neighbours)});
}

}  // namespace

TEST_CASE("ring projection: fermions give what the operators give on all amplitudes") {
    const ImaginaryTime time{.spacing = 0.15, .n_steps = 5};
    for (const Index n : {3, 6, 7}) {
        for (const double coupling : {1.0, -0.8}) {
            const SpinModel ring = transverse_ising_chain(n, coupling, 0.7, ChainEnds::Periodic);
            CAPTURE(n);
            CAPTURE(coupling);
            CHECK(
                difference(ring_projection(n, coupling, 0.7, time), projected_numbers(ring, time)) <
                1e-12);
            CHECK(
                difference(ring_projection(n, coupling, 0.7, 0.6), projected_numbers(ring, 0.6)) <
                1e-12);
        }
    }
}

TEST_CASE("ring projection: after a long time a large ring is in its ground state") {
    const ProjectedNumbers numbers = ring_projection(40, 1.0, 1.0, 200.0);
    const IsingRing exact(40, 1.0, 1.0);

    CHECK(numbers.energy == doctest::Approx(exact.ground_energy()).epsilon(1e-12));
    CHECK(numbers.flip == doctest::Approx(exact.magnetisation()).epsilon(1e-12));
    CHECK(numbers.neighbours == doctest::Approx(exact.correlation(1)).epsilon(1e-12));
}

TEST_CASE("ring projection: no ring, no field, no time are refused") {
    CHECK_THROWS_AS(ring_projection(2, 1.0, 1.0, 1.0), InvalidInput);
    CHECK_THROWS_AS(ring_projection(4, 0.0, 1.0, 1.0), InvalidInput);
    CHECK_THROWS_AS(ring_projection(4, 1.0, 0.0, 1.0), InvalidInput);
    CHECK_THROWS_AS(ring_projection(4, 1.0, 1.0, {.spacing = 0.1, .n_steps = 0}), InvalidInput);
}

}  // namespace feynet::test::ring_projection_test
