#include "feynet/boltzmann/quantum/spin_model.hpp"

#include "feynet/boltzmann/quantum/exact/lanczos.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace feynet::test::spin_model_test {
namespace {

/// σ·σ on every bond as it is written, before Marshall's rotation.
SpinModel unrotated(SpinModel model) {
    for (SpinBond& bond : model.bonds) {
        bond.exchange = 2.0 * bond.diagonal;
    }
    return model;
}

}  // namespace

TEST_CASE("Marshall's rotation changes no energy and leaves no amplitude negative") {
    const SpinModel model = heisenberg_chain(8, ChainEnds::Periodic);

    const ExactState rotated = lanczos_ground_state(model);
    const ExactState plain = lanczos_ground_state(unrotated(model));

    CHECK(rotated.energy == doctest::Approx(plain.energy).epsilon(1e-12));
    const double sign = rotated.amplitudes.sum() > 0.0 ? 1.0 : -1.0;
    CHECK((sign * rotated.amplitudes).minCoeff() > -1e-7);
    CHECK(plain.amplitudes.minCoeff() * plain.amplitudes.maxCoeff() < -1e-3);
}

TEST_CASE("on a frustrated torus the rotation changes no energy" * doctest::test_suite("long")) {
    const SpinModel model = heisenberg_square(4, 1.0, 0.5);

    CHECK(
        lanczos_ground_state(model).energy ==
        doctest::Approx(lanczos_ground_state(unrotated(model)).energy).epsilon(1e-10));
}

TEST_CASE("every pair of neighbours is one bond") {
    CHECK(transverse_ising_chain(7, 1.0, 1.0, ChainEnds::Periodic).bonds.size() == 7);
    CHECK(transverse_ising_chain(7, 1.0, 1.0, ChainEnds::Open).bonds.size() == 6);
    CHECK(transverse_ising_square(5, 1.0, 3.0).bonds.size() == 50);
    CHECK(heisenberg_square(4, 1.0, 0.0).bonds.size() == 32);
    const SpinModel frustrated = heisenberg_square(6, 1.0, 0.5);
    CHECK(frustrated.bonds.size() == 144);
    CHECK(std::all_of(frustrated.bonds.begin(), frustrated.bonds.end(), [](const SpinBond& bond) {
        return bond.first != bond.second && std::max(bond.first, bond.second) < 36;
    }));
    CHECK(frustrated.keeps_magnetisation());
}

TEST_CASE("lattices that do not fit are refused") {
    CHECK_THROWS_AS(transverse_ising_chain(2, 1.0, 1.0, ChainEnds::Periodic), InvalidInput);
    CHECK_THROWS_AS(transverse_ising_chain(4, NAN, 1.0, ChainEnds::Periodic), InvalidInput);
    CHECK_THROWS_AS(transverse_ising_square(2, 1.0, 1.0), InvalidInput);
    CHECK_THROWS_AS(heisenberg_chain(5, ChainEnds::Periodic), InvalidInput);
    CHECK_THROWS_AS(heisenberg_square(5, 1.0, 0.0), InvalidInput);
}

}  // namespace feynet::test::spin_model_test
