#include "feynet/boltzmann/tensor/entanglement.hpp"

#include "boltzmann/quantum/some_machine.hpp"
#include "feynet/boltzmann/quantum/exact/free_fermions.hpp"
#include "feynet/boltzmann/quantum/exact/lanczos.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::entanglement_test {

TEST_CASE("a product has one Schmidt value, a singlet two equal ones, a cat across any cut too") {
    const Eigen::VectorXcd product = Eigen::Vector4cd(1.0, 2.0, 3.0, 6.0);
    const Eigen::VectorXcd singlet = Eigen::Vector4cd(0.0, 1.0, -1.0, 0.0);
    Eigen::VectorXcd cat = Eigen::VectorXcd::Zero(16);
    cat(0) = cat(15) = 3.0;

    CHECK(schmidt_rank(schmidt_values(product, {0})) == 1);
    CHECK(entanglement_entropy(schmidt_values(product, {0})) == doctest::Approx(0.0));
    CHECK(entanglement_entropy(schmidt_values(singlet, {1})) == doctest::Approx(std::log(2.0)));
    for (const std::vector<Index>& part : {std::vector<Index>{2}, {0, 3}, {1, 2, 3}}) {
        CHECK(schmidt_rank(schmidt_values(cat, part)) == 2);
        CHECK(
            entanglement_entropy(schmidt_values(cat, part)) ==
            doctest::Approx(std::numbers::ln2).epsilon(1e-14));
    }
}

TEST_CASE("both sides of a cut have the same Schmidt values, different cuts have not") {
    const Eigen::VectorXcd state = all_amplitudes(some_machine(6, 4, 0.5));

    const Eigen::VectorXd one = schmidt_values(state, {0, 4, 5});
    const Eigen::VectorXd other = schmidt_values(state, {3, 1, 2});

    CHECK((one - other).norm() < 1e-13);
    CHECK(one.squaredNorm() == doctest::Approx(1.0).epsilon(1e-13));
    CHECK((one - schmidt_values(state, {0, 1, 2})).norm() > 1e-3);
}

TEST_CASE("the entropy of a block of the critical ring is that of free fermions") {
    const ExactState ground =
        lanczos_ground_state(transverse_ising_chain(10, 1.0, 1.0, ChainEnds::Periodic));
    const IsingRing ring(10, 1.0, 1.0);

    for (const std::vector<Index>& part : {std::vector<Index>{0, 1, 2}, {0, 1, 2, 3, 4}}) {
        const Eigen::VectorXd values = schmidt_values(ground.amplitudes, part);
        CHECK(
            entanglement_entropy(values) ==
            doctest::Approx(ring.entropy(std::ssize(part))).epsilon(1e-8));
    }
}

TEST_CASE("what is no state or no part of it is refused") {
    CHECK_THROWS_AS(schmidt_values(Eigen::VectorXcd::Ones(6), {0}), InvalidInput);
    CHECK_THROWS_AS(schmidt_values(Eigen::VectorXcd::Ones(4), {2}), InvalidInput);
    CHECK_THROWS_AS(schmidt_values(Eigen::VectorXcd::Ones(4), {0, 0}), InvalidInput);
}

}  // namespace feynet::test::entanglement_test
