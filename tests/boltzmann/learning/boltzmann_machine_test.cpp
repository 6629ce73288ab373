#include "feynet/boltzmann/learning/boltzmann_machine.hpp"

#include "any_machine.hpp"
#include "feynet/boltzmann/learning/spin_data.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::boltzmann_machine_test {

TEST_CASE("the weight of visible spins is the sum over the hidden ones") {
    const BoltzmannMachine machine = any_machine(4, 3, 0.7);
    const Eigen::MatrixXd visible = all_spins(4);
    const Eigen::MatrixXd hidden = all_spins(3);
    const Eigen::VectorXd logs = log_weights(machine, visible);

    for (Index k = 0; k < visible.rows(); ++k) {
        double sum = 0.0;
        for (Index l = 0; l < hidden.rows(); ++l) {
            sum += std::exp(exponent(machine, visible.row(k), hidden.row(l)));
        }
        CHECK(logs(k) == doctest::Approx(std::log(sum)).epsilon(1e-13));
    }
}

TEST_CASE("weights of thousands do not overflow") {
    BoltzmannMachine machine(2, 1);
    machine.coupling(0, 0) = 2000.0;

    const Eigen::VectorXd logs = log_weights(machine, all_spins(2));
    CHECK(logs.maxCoeff() == doctest::Approx(2000.0));
}

TEST_CASE("each weight has a name and a place") {
    BoltzmannMachine machine(3, 2);
    machine.visible(2) = 1.0;
    machine.hidden(1) = 2.0;
    machine.coupling(2, 1) = 3.0;

    CHECK(machine.visible()(2) == 1.0);
    CHECK(machine.hidden()(1) == 2.0);
    CHECK(machine.coupling()(2, 1) == 3.0);
    CHECK(machine.weights().sum() == 6.0);
    CHECK(machine.n_weights() == 11);
}

TEST_CASE("a random machine has the width asked for, and no biases") {
    const BoltzmannMachine machine = random_machine(40, 50, 0.3, {.seed = 2});

    // the standard deviation of 2000 normals is right to 1.6 %; five of these
    CHECK(std::abs(std::sqrt(machine.coupling().squaredNorm() / 2000.0) / 0.3 - 1.0) < 0.08);
    CHECK(machine.visible().isZero());
    CHECK(machine.hidden().isZero());
}

TEST_CASE("a machine without units is refused") {
    CHECK_THROWS_AS(BoltzmannMachine(0, 2), InvalidInput);
    CHECK_THROWS_AS(BoltzmannMachine(2, 0), InvalidInput);
}

}  // namespace feynet::test::boltzmann_machine_test
