#include "feynet/boltzmann/tensor/exact_machines.hpp"

#include "boltzmann/quantum/some_machine.hpp"
#include "feynet/boltzmann/quantum/state_vector.hpp"
#include "feynet/boltzmann/tensor/entanglement.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::exact_machines_test {
namespace {

double entropy(const Eigen::VectorXcd& psi, const std::vector<Index>& part) {
    return entanglement_entropy(schmidt_values(psi, part)) / std::numbers::ln2;
}

}  // namespace

TEST_CASE("a hidden unit is a bond of any complex strength") {
    for (const std::complex<double> strength :
         {std::complex<double>(0.3, 0.0), {-0.4, 0.0}, {0.0, std::numbers::pi / 4}, {0.2, 0.7}}) {
        const std::complex<double> coupling = pair_coupling(strength);

        for (const double product : {-1.0, 1.0}) {
            const std::complex<double> sum = 2.0 * std::cosh(coupling * (1.0 + product));
            CHECK(std::abs(sum - 2.0 * std::exp(strength * (1.0 + product))) < 1e-13);
        }
    }
    CHECK(
        pair_coupling({0.0, std::numbers::pi / 4}).real() ==
        doctest::Approx(0.5 * std::log(1.0 + std::numbers::sqrt2)).epsilon(1e-14));
}

TEST_CASE("the cluster ring: signs of its edges, stabilised by Z X Z, two bits across a cut") {
    const Eigen::VectorXcd psi = state_vector(cluster_ring(8));
    for (Index k = 0; k < psi.size(); ++k) {
        const auto down = [k](Index i) { return 1 - (k >> (i % 8) & 1); };
        Index edges = 0;
        for (Index i = 0; i < 8; ++i) {
            edges += down(i) * down(i + 1);
        }
        CHECK(std::abs(psi(k) / psi(255) - (edges % 2 == 0 ? 1.0 : -1.0)) < 1e-12);
        // Z₁ X₂ Z₃
        CHECK(std::abs(psi(k ^ 4) * ((down(1) + down(3)) % 2 == 0 ? 1.0 : -1.0) - psi(k)) < 1e-13);
    }
    CHECK(entropy(psi, {0, 1, 2, 3}) == doctest::Approx(2.0).epsilon(1e-12));
    CHECK(entropy(psi, {2}) == doctest::Approx(1.0).epsilon(1e-12));
    CHECK(entropy(psi, {0, 2, 4, 6}) == doctest::Approx(3.0).epsilon(1e-12));
}

TEST_CASE("N/2 hidden units between distant spins entangle the halves maximally") {
    const Eigen::VectorXcd psi = state_vector(distant_pairs(10));

    CHECK(entropy(psi, {0, 1, 2, 3, 4}) == doctest::Approx(5.0).epsilon(1e-12));
    CHECK(entropy(psi, {0, 5, 1, 6}) == doctest::Approx(0.0));
    CHECK(distant_pairs(10).n_hidden() == 5);
}

TEST_CASE("the toric code on a torus of side 3: 2^(L² + 1) equal amplitudes") {
    const Eigen::VectorXcd psi = state_vector(toric_code(3));
    Index n_equal = 0;
    Index n_others = 0;
    for (Index k = 0; k < psi.size(); ++k) {
        n_equal += std::abs(psi(k) * 32.0 - psi(0) / std::abs(psi(0))) < 1e-12 ? 1 : 0;
        n_others += std::abs(psi(k)) < 1e-12 ? 1 : 0;
    }

    CHECK(n_equal == 1024);
    CHECK(n_equal + n_others == Index{1} << 18);
    CHECK(entropy(psi, spins_at_vertex(3, 1, 1)) == doctest::Approx(3.0).epsilon(1e-12));
    CHECK(entropy(psi, spins_around_square(3, 0, 2)) == doctest::Approx(3.0).epsilon(1e-12));
}

TEST_CASE("the toric code does not see the spins around a square flip, but those at a vertex") {
    const Eigen::VectorXcd psi = state_vector(toric_code(2));
    Index square = 0;
    for (const Index spin : spins_around_square(2, 1, 0)) {
        square ^= Index{1} << spin;
    }
    double change = 0.0;
    double other = 0.0;
    for (Index k = 0; k < psi.size(); ++k) {
        change = std::max(change, std::abs(psi(k ^ square) - psi(k)));
        other = std::max(other, std::abs(psi(k ^ 1) - psi(k)));
    }

    CHECK(change < 1e-13);
    CHECK(other > 0.1);
}

TEST_CASE("edges and sides that make no state are refused") {
    CHECK_THROWS_AS(graph_state(3, {{0, 3}}), InvalidInput);
    CHECK_THROWS_AS(graph_state(3, {{1, 1}}), InvalidInput);
    CHECK_THROWS_AS(cluster_ring(2), InvalidInput);
    CHECK_THROWS_AS(distant_pairs(5), InvalidInput);
    CHECK_THROWS_AS(toric_code(1), InvalidInput);
}

}  // namespace feynet::test::exact_machines_test
