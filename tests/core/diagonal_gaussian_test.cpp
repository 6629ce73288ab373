#include "feynet/core/diagonal_gaussian.hpp"

#include "feynet/core/random.hpp"

#include <doctest/doctest.h>

namespace feynet::test::diagonal_gaussian_test {
namespace {

Block normal_block(Index n, std::uint32_t trajectory) {
    Block block(lanes, n);
    fill_normals(Stream{.seed = 5, .trajectory = trajectory}, Purpose::Test, block);
    return block;
}

const Eigen::ArrayXd stiffness{{4.0, 0.25, 1.0, 100.0}};

}  // namespace

TEST_CASE("diagonal Gaussian: a deviation drawn by ξ has the norm |ξ|²") {
    const DiagonalGaussian gaussian(stiffness, Block::Zero(lanes, 4));
    const Block normals = normal_block(4, 0);
    Block v;

    gaussian.draw(normals, v);

    const Lanes expected = normals.square().rowwise().sum();
    CHECK((gaussian.norm(v) - expected).abs().maxCoeff() < 1e-13);
    CHECK((v.col(3) - 0.1 * normals.col(3)).abs().maxCoeff() < 1e-15);
}

TEST_CASE("diagonal Gaussian: solve divides by the diagonal") {
    const DiagonalGaussian gaussian(stiffness, Block::Zero(lanes, 4));
    const Block v = normal_block(4, 1);
    const Block covector = v.rowwise() * stiffness.transpose();
    Block solved;

    gaussian.solve(covector, solved);

    CHECK((solved - v).abs().maxCoeff() < 1e-14);
    const Lanes contraction = (v * covector).rowwise().sum();
    CHECK((gaussian.norm(v) - contraction).abs().maxCoeff() < 1e-12);
}

TEST_CASE("diagonal Gaussian: the unit metric changes nothing") {
    const DiagonalGaussian unit(3);
    const Block normals = normal_block(3, 2);
    Block drawn;
    Block solved;

    unit.draw(normals, drawn);
    unit.solve(normals, solved);

    CHECK(unit.dimension() == 3);
    CHECK((drawn == normals).all());
    CHECK((solved == normals).all());
    CHECK((unit.mean() == 0.0).all());
}

TEST_CASE("diagonal Gaussian: it keeps the mean it was given") {
    Block mean(lanes, 4);
    mean.rowwise() = Eigen::ArrayXd::LinSpaced(4, 1.0, 4.0).transpose();

    const DiagonalGaussian gaussian(stiffness, mean);

    CHECK(gaussian.dimension() == 4);
    CHECK((gaussian.mean() == mean).all());
}

TEST_CASE("diagonal Gaussian: it knows whether it is the unit metric") {
    Eigen::ArrayXd almost = Eigen::ArrayXd::Ones(4);
    almost[2] = 1.0 + 1e-15;

    CHECK(DiagonalGaussian(4).is_unit());
    CHECK_FALSE(DiagonalGaussian(almost, Block::Zero(lanes, 4)).is_unit());
}

}  // namespace feynet::test::diagonal_gaussian_test
