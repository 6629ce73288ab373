#include "feynet/boltzmann/quantum/spin_configurations.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::spin_configurations_test {

TEST_CASE("bit i of a configuration's number is spin i") {
    const Eigen::MatrixXd spins = spin_configurations({0b000, 0b110}, 3);

    CHECK(spins.col(0) == Eigen::Vector3d(-1.0, -1.0, -1.0));
    CHECK(spins.col(1) == Eigen::Vector3d(-1.0, 1.0, 1.0));
}

TEST_CASE("all configurations are 2ᴺ, each spin up in half of them") {
    const Eigen::MatrixXd spins = all_spin_configurations(4);

    CHECK(spins.cols() == 16);
    CHECK(spins.rowwise().sum().isZero());
    CHECK((spins * spins.transpose() / 16.0).isIdentity(1e-15));
    CHECK_THROWS_AS(all_spin_configurations(23), InvalidInput);
}

}  // namespace feynet::test::spin_configurations_test
