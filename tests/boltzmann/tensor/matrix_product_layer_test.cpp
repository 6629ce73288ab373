#include "feynet/boltzmann/tensor/matrix_product_layer.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"

#include <Eigen/SVD>
#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::matrix_product_layer_test {
namespace {

/// 12 × 20, with small parts that need all bonds.
Eigen::MatrixXd some_weights() {
    Block normals(lanes, 32);
    fill_normals({.seed = 7}, Purpose::Test, normals);
    return Eigen::MatrixXd(normals.reshaped().head(240).reshaped(12, 20).matrix());
}

const std::vector<LayerSite> three_sites{{2, 5}, {3, 2}, {2, 2}};

}  // namespace

TEST_CASE("a layer with every bond in full is the matrix, and acts like it") {
    const Eigen::MatrixXd weights = some_weights();

    const MatrixProductLayer layer = MatrixProductLayer::of(weights, three_sites, 1000);

    CHECK(layer.bond_dimensions() == std::vector<Index>{10, 4});
    CHECK(layer.n_parameters() == 10 * 10 + 10 * 6 * 4 + 4 * 4);
    CHECK((layer.weights() - weights).norm() < 1e-13 * weights.norm());
    const Eigen::VectorXd input = Eigen::VectorXd::LinSpaced(20, -1.0, 2.0);
    CHECK((layer * input - weights * input).norm() < 1e-13 * weights.norm());
    CHECK(layer.error() < 1e-13);
}

TEST_CASE("a product of two matrices needs one value of the bond, an operator of rank two two") {
    const Eigen::Matrix2d a{{1.0, 2.0}, {3.0, 4.0}};
    const Eigen::Matrix2d b{{0.5, -1.0}, {2.0, 1.0}};
    Eigen::MatrixXd product(4, 4);
    for (Index i = 0; i < 2; ++i) {
        for (Index j = 0; j < 2; ++j) {
            product.block(2 * i, 2 * j, 2, 2) = a(i, j) * b;
        }
    }
    const std::vector<LayerSite> sites{{2, 2}, {2, 2}};

    CHECK(MatrixProductLayer::of(product, sites, 4).bond_dimensions() == std::vector<Index>{1});
    product.diagonal().array() += 1.0;
    CHECK(MatrixProductLayer::of(product, sites, 4).bond_dimensions() == std::vector<Index>{2});
}

TEST_CASE("the error told is the distance to the matrix, and falls with the bond") {
    const Eigen::MatrixXd weights = some_weights();
    double last = weights.norm();
    for (const Index most : {1, 2, 3, 6}) {
        const MatrixProductLayer layer = MatrixProductLayer::of(weights, three_sites, most);

        const double distance = (layer.weights() - weights).norm();

        CHECK(layer.error() == doctest::Approx(distance).epsilon(1e-10));
        CHECK(distance < last);
        last = distance;
    }
}

TEST_CASE("with two sites no layer of the same bond is nearer") {
    const Eigen::MatrixXd weights = some_weights();
    const std::vector<LayerSite> sites{{3, 4}, {4, 5}};
    Eigen::MatrixXd paired(12, 20);
    for (Index row = 0; row < 12; ++row) {
        for (Index column = 0; column < 20; ++column) {
            paired(row / 4 * 4 + column / 5, row % 4 * 5 + column % 5) = weights(row, column);
        }
    }
    const Eigen::VectorXd values = Eigen::JacobiSVD<Eigen::MatrixXd>(paired).singularValues();

    for (const Index most : {2, 5}) {
        const MatrixProductLayer layer = MatrixProductLayer::of(weights, sites, most);
        CHECK(layer.error() == doctest::Approx(values.tail(12 - most).norm()).epsilon(1e-12));
    }
}

TEST_CASE("sites that do not make up the matrix are refused") {
    const Eigen::MatrixXd weights = some_weights();

    CHECK_THROWS_AS(MatrixProductLayer::of(weights, {{3, 5}, {3, 4}}, 2), InvalidInput);
    CHECK_THROWS_AS(MatrixProductLayer::of(weights, three_sites, 0), InvalidInput);
    CHECK_THROWS_AS(
        MatrixProductLayer::of(weights, three_sites, 2) * Eigen::VectorXd::Ones(12), InvalidInput);
}

}  // namespace feynet::test::matrix_product_layer_test
