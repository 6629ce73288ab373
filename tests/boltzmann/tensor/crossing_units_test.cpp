#include "feynet/boltzmann/tensor/crossing_units.hpp"

#include "boltzmann/quantum/some_machine.hpp"
#include "feynet/boltzmann/quantum/state_vector.hpp"
#include "feynet/boltzmann/tensor/entanglement.hpp"
#include "feynet/boltzmann/tensor/matrix_product_cuts.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace feynet::test::crossing_units_test {
namespace {

/// Each of density · N hidden units sees so many neighbouring spins of an open chain.
RbmWeights short_range(Index n_spins, Index density, Index reach) {
    RbmWeights weights = some_machine(n_spins, density * (n_spins - reach + 1), 0.5);
    for (Index j = 0; j < weights.n_hidden(); ++j) {
        const Index first = j / density;
        for (Index i = 0; i < n_spins; ++i) {
            if (i < first || i >= first + reach) {
                weights.coupling(i, j) = 0.0;
            }
        }
    }
    return weights;
}

/// max |ψ_MPS/ψ_RBM − 1|.
double largest_difference(const RbmWeights& weights) {
    const MatrixProductState state = matrix_product_of(weights);
    double worst = 0.0;
    for (Index k = 0; k < Index{1} << weights.n_spins(); ++k) {
        const Eigen::VectorXd spins = spins_of(k, weights.n_spins());
        const std::complex<double> psi = std::exp(log_amplitude(weights, spins));
        worst = std::max(worst, std::abs(amplitude(state, spins) / psi - 1.0));
    }
    return worst;
}

std::vector<Index> first_half(Index n_spins) {
    std::vector<Index> part(static_cast<std::size_t>(n_spins / 2));
    std::iota(part.begin(), part.end(), Index{0});
    return part;
}

Index middle_rank(const RbmWeights& weights) {
    return schmidt_rank(schmidt_values(state_vector(weights), first_half(weights.n_spins())));
}

}  // namespace

TEST_CASE("a machine is the matrix product state of its crossing hidden units, to rounding") {
    for (const RbmWeights& weights :
         {some_machine(8, 5, 0.4), short_range(10, 1, 3), short_range(9, 2, 2)}) {
        const std::vector<Index> crossing = crossing_units(weights);
        const std::vector<Index> bonds = matrix_product_of(weights).bond_dimensions();

        for (std::size_t cut = 0; cut < crossing.size(); ++cut) {
            CHECK(bonds[cut] == Index{1} << crossing[cut]);
        }
        CHECK(largest_difference(weights) < 1e-13);
    }
}

TEST_CASE("a hidden unit that sees one spin, or none, crosses nothing") {
    RbmWeights weights = some_machine(4, 2, 0.5);
    weights.coupling.setZero();
    weights.coupling(2, 0) = 0.7;

    CHECK(crossing_units(weights) == std::vector<Index>{0, 0, 0});
    CHECK(largest_difference(weights) < 1e-14);
}

TEST_CASE("M hidden units give 2^min(M, N/2) Schmidt values") {
    for (const Index n_hidden : {1, 3, 5, 7}) {
        CHECK(
            middle_rank(some_machine(10, n_hidden, 0.5)) == Index{1}
                                                                << std::min<Index>(n_hidden, 5));
    }
}

TEST_CASE("units of reach R give at most 2^(R − 1) Schmidt values, however many there are") {
    for (const Index reach : {2, 3, 4}) {
        for (const Index density : {1, 2}) {
            CHECK(middle_rank(short_range(10, density, reach)) == Index{1} << (reach - 1));
        }
    }
}

TEST_CASE("the entropy of short-range machines does not grow with their length") {
    for (const Index reach : {2, 3}) {
        for (const Index n_spins : {12, 24, 48}) {
            const ShortenedProduct product =
                shortened(matrix_product_of(short_range(n_spins, 2, reach)));

            for (const Eigen::VectorXd& values : product.schmidt) {
                CHECK(values.size() <= Index{1} << (reach - 1));
                CHECK(
                    entanglement_entropy(values) <=
                    static_cast<double>(reach - 1) * std::numbers::ln2);
            }
            CHECK(product.lost < 1e-20);
        }
    }
}

TEST_CASE("too many units across a bond are refused") {
    CHECK_THROWS_AS(matrix_product_of(some_machine(4, 13, 0.1)), InvalidInput);
}

}  // namespace feynet::test::crossing_units_test
