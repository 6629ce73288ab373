#include "feynet/boltzmann/tensor/matrix_product_state.hpp"

#include "feynet/boltzmann/quantum/spin_configurations.hpp"

#include <doctest/doctest.h>

namespace feynet::test::matrix_product_state_test {

TEST_CASE("two diagonal matrices that exclude each other are the cat of all up and all down") {
    const Eigen::MatrixXcd down = Eigen::Vector2cd(1.0, 0.0).asDiagonal();
    const Eigen::MatrixXcd up = Eigen::Vector2cd(0.0, 1.0).asDiagonal();
    const MatrixProductState cat{std::vector<SpinMatrices>(4, {down, up})};

    const Eigen::MatrixXd spins = all_spin_configurations(4);

    CHECK(cat.bond_dimensions() == std::vector<Index>{2, 2, 2});
    for (Index k = 0; k < 16; ++k) {
        CHECK(amplitude(cat, spins.col(k)) == (k == 0 || k == 15 ? 1.0 : 0.0));
    }
}

TEST_CASE("an open chain begins with a row and ends with a column") {
    const Eigen::MatrixXcd row = Eigen::RowVector2cd(1.0, 2.0);
    const Eigen::MatrixXcd column = Eigen::Vector2cd(3.0, 5.0);
    const MatrixProductState pair{{{row, -row}, {column, column}}};

    CHECK(amplitude(pair, Eigen::Vector2d(-1.0, 1.0)) == 13.0);
    CHECK(amplitude(pair, Eigen::Vector2d(1.0, 1.0)) == -13.0);
}

}  // namespace feynet::test::matrix_product_state_test
