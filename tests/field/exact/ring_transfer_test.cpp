#include "feynet/field/exact/ring_transfer.hpp"

#include "feynet/core/error.hpp"
#include "feynet/field/exact/free_field.hpp"
#include "feynet/field/exact/small_lattice.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace feynet::test::ring_transfer_test {

TEST_CASE("the shortest rings are those of the direct quadrature") {
    for (const Index n_times : {2, 3, 4}) {
        for (const ScalarCouplings& couplings :
             {ScalarCouplings::flow(-4.0, 6.975), ScalarCouplings::hopping(0.3, 0.9, 1)}) {
            const RingAnswers ring = ring_transfer(n_times, couplings);
            const SmallLatticeAnswers direct = small_lattice(Lattice({n_times}), couplings);

            CHECK(ring.phi2 == doctest::Approx(direct.phi2).epsilon(1e-11));
            CHECK(ring.phi4 == doctest::Approx(direct.phi4).epsilon(1e-11));
            CHECK(ring.ising_energy == doctest::Approx(direct.ising_energy).epsilon(1e-11));
            CHECK(ring.magnetisation2 == doctest::Approx(direct.magnetisation2).epsilon(1e-11));
            CHECK(ring.magnetisation4 == doctest::Approx(direct.magnetisation4).epsilon(1e-11));
            CHECK(ring.binder == doctest::Approx(direct.binder).epsilon(1e-10));
            CHECK(ring.log_partition == doctest::Approx(direct.log_partition).epsilon(1e-11));
        }
    }
}

TEST_CASE("a long free ring is the free field") {
    const ScalarCouplings couplings{.stiffness = 0.5, .mass_term = 0.4};
    const RingAnswers ring = ring_transfer(21, couplings);
    const FreeField field(Lattice({21}), couplings);

    CHECK(ring.error < 1e-10);
    CHECK(ring.magnetisation2 == doctest::Approx(field.magnetisation2()).epsilon(1e-11));
    CHECK(ring.magnetisation4 == doctest::Approx(field.magnetisation4()).epsilon(1e-11));
    REQUIRE(ring.correlator.size() == 11);
    for (Index t = 0; t < 11; ++t) {
        CHECK(ring.correlator[t] == doctest::Approx(field.axis_propagator(0, t)).epsilon(1e-9));
    }
}

TEST_CASE("at strong coupling long rings keep the identities ⟨φ ∂S/∂φ⟩ = 1 and N⟨M²⟩ = Σ C(t)") {
    const ScalarCouplings couplings = ScalarCouplings::canonical(-0.9, 0.5);
    for (const Index n_times : {9, 16}) {
        const RingAnswers ring = ring_transfer(n_times, couplings);
        double sum = 0.0;
        for (Index t = 0; t < n_times; ++t) {
            sum += ring.correlator[std::min(t, n_times - t)];
        }
        const double identity = 2.0 * couplings.mass_term * ring.phi2 +
                                4.0 * couplings.quartic * ring.phi4 +
                                4.0 * couplings.stiffness * (ring.phi2 - ring.ising_energy);

        CHECK(identity == doctest::Approx(1.0).epsilon(1e-11));
        CHECK(
            ring.magnetisation2 * static_cast<double>(n_times) ==
            doctest::Approx(sum).epsilon(1e-11));
        CHECK(ring.correlator[0] == doctest::Approx(ring.phi2).epsilon(1e-12));
        CHECK(ring.binder > 0.0);
    }
}

TEST_CASE("a ring without length or measure is refused") {
    CHECK_THROWS_AS(ring_transfer(1, ScalarCouplings::flow(1.0, 1.0)), InvalidInput);
    CHECK_THROWS_AS(ring_transfer(4, ScalarCouplings::flow(-1.0, 0.0)), InvalidInput);
}

}  // namespace feynet::test::ring_transfer_test
