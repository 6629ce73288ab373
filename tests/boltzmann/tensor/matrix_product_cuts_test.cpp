#include "feynet/boltzmann/tensor/matrix_product_cuts.hpp"

#include "boltzmann/quantum/some_machine.hpp"
#include "feynet/boltzmann/quantum/state_vector.hpp"
#include "feynet/boltzmann/tensor/crossing_units.hpp"
#include "feynet/boltzmann/tensor/entanglement.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::matrix_product_cuts_test {
namespace {

Eigen::VectorXcd vector_of(const MatrixProductState& state) {
    Eigen::VectorXcd psi(Index{1} << state.n_spins());
    for (Index k = 0; k < psi.size(); ++k) {
        psi(k) = amplitude(state, spins_of(k, state.n_spins()));
    }
    return psi;
}

}  // namespace

TEST_CASE("bonds shrink to Schmidt ranks, Schmidt values are those of the state, ψ stays") {
    const RbmWeights weights = some_machine(8, 6, 0.4);
    const Eigen::VectorXcd psi = state_vector(weights);

    const ShortenedProduct product = shortened(matrix_product_of(weights));

    CHECK(product.state.bond_dimensions() == std::vector<Index>{2, 4, 8, 16, 8, 4, 2});
    CHECK(std::abs(std::abs(psi.dot(vector_of(product.state))) - 1.0) < 1e-12);
    const Eigen::VectorXd middle = schmidt_values(psi, {0, 1, 2, 3});
    CHECK((product.schmidt[3] - middle).norm() < 1e-12);
    CHECK(product.lost < 1e-20);
}

TEST_CASE("what is left out of one bond is missing in the norm of the overlap") {
    const RbmWeights weights = some_machine(8, 6, 0.4);
    const Eigen::VectorXcd psi = state_vector(weights);

    const ShortenedProduct product = shortened(matrix_product_of(weights), 0.05);

    const Eigen::VectorXcd near = vector_of(product.state);
    CHECK(product.lost > 1e-4);
    CHECK(std::norm(psi.dot(near)) / near.squaredNorm() > 1.0 - 2.0 * product.lost);
    CHECK(std::norm(psi.dot(near)) / near.squaredNorm() < 1.0);
}

TEST_CASE("a ring, or a state that vanishes, is refused") {
    const Eigen::MatrixXcd matrix = Eigen::MatrixXcd::Identity(2, 2);
    const Eigen::MatrixXcd zero = Eigen::MatrixXcd::Zero(1, 1);

    CHECK_THROWS_AS(shortened({{{matrix, matrix}, {matrix, matrix}}}), InvalidInput);
    CHECK_THROWS_AS(shortened({{{zero, zero}, {zero, zero}}}), InvalidInput);
}

}  // namespace feynet::test::matrix_product_cuts_test
