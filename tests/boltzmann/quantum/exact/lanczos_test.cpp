#include "feynet/boltzmann/quantum/exact/lanczos.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::lanczos_test {

TEST_CASE("the state that Lanczos finds is an eigenvector of norm one") {
    const SpinModel model = transverse_ising_square(3, 1.0, 2.0);

    const ExactState state = lanczos_ground_state(model);

    CHECK(state.amplitudes.norm() == doctest::Approx(1.0).epsilon(1e-12));
    const Eigen::VectorXd missed =
        hamiltonian_times(model, state.amplitudes) - state.energy * state.amplitudes;
    CHECK(missed.norm() < 1e-8);
}

TEST_CASE("two spins: the singlet has energy −3, and −√(J² + 4h²) in a field") {
    CHECK(
        lanczos_ground_state(heisenberg_chain(2, ChainEnds::Open)).energy == doctest::Approx(-3.0));
    CHECK(
        lanczos_ground_state(transverse_ising_chain(2, 1.5, 1.0, ChainEnds::Open)).energy ==
        doctest::Approx(-2.5).epsilon(1e-13));
}

TEST_CASE("published energies of tori, 4 × 4 Heisenberg" * doctest::test_suite("long")) {
    // S·S per site −0.7017802: exact diagonalisation, Sandvik, Phys. Rev. B 56, 11678 (1997)
    const ExactState state = lanczos_ground_state(heisenberg_square(4, 1.0, 0.0));

    CHECK(state.energy / 64.0 == doctest::Approx(-0.7017802).epsilon(1e-7));
}

TEST_CASE("more spins than fit into memory are refused") {
    CHECK_THROWS_AS(lanczos_ground_state(heisenberg_chain(24, ChainEnds::Periodic)), InvalidInput);
}

}  // namespace feynet::test::lanczos_test
