#include "feynet/network/recurrence.hpp"

#include "support/cells.hpp"
#include "support/dense_map.hpp"

#include <Eigen/LU>
#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::recurrence_test {
namespace {

constexpr Index n = 9;

Recurrence some_recurrence() {
    return {Eigen::ArrayXd::LinSpaced(n, 0.2, 1.3), Eigen::ArrayXd::LinSpaced(n, -2.0, -0.5)};
}

/// L⁻¹ S with L the unit bidiagonal matrix of the gains: eq. (1) solved densely.
Eigen::MatrixXd dense_recurrence() {
    const Eigen::ArrayXd gain = Eigen::ArrayXd::LinSpaced(n, 0.2, 1.3);
    const Eigen::ArrayXd scale = Eigen::ArrayXd::LinSpaced(n, -2.0, -0.5);
    Eigen::MatrixXd bidiagonal = Eigen::MatrixXd::Identity(n, n);
    for (Index i = 1; i < n; ++i) {
        bidiagonal(i, i - 1) = -gain[i];
    }
    return bidiagonal.inverse() * scale.matrix().asDiagonal();
}

/// s (1 − ρ S)⁻¹ with S the cyclic shift.
Eigen::MatrixXd dense_ring(Index size, double gain, double scale) {
    Eigen::MatrixXd cyclic = Eigen::MatrixXd::Identity(size, size);
    for (Index i = 0; i < size; ++i) {
        cyclic(i, (i + size - 1) % size) -= gain;
    }
    return scale * cyclic.inverse();
}

}  // namespace

TEST_CASE("recurrence: apply and its transpose are the dense bidiagonal solution") {
    const Recurrence recurrence = some_recurrence();
    const Eigen::MatrixXd dense = dense_recurrence();

    const Eigen::MatrixXd map =
        dense_map(n, n, [&](const Block& w, Block& x) { recurrence.apply(w, 0, x, 0); });
    const Eigen::MatrixXd transposed =
        dense_map(n, n, [&](const Block& g, Block& w) { recurrence.apply_transposed(g, 0, w, 0); });

    CHECK(relative_distance(map, dense) < 1e-14);
    CHECK(relative_distance(transposed, Eigen::MatrixXd(dense.transpose())) < 1e-14);
    CHECK(
        recurrence.log_determinant() ==
        doctest::Approx(std::log(std::abs(dense.determinant()))).epsilon(1e-13));
}

TEST_CASE("recurrence: solve and its transpose invert them") {
    const Recurrence recurrence = some_recurrence();
    const Eigen::MatrixXd inverse = dense_recurrence().inverse();

    const Eigen::MatrixXd solve =
        dense_map(n, n, [&](const Block& x, Block& w) { recurrence.solve(x, 0, w, 0); });
    const Eigen::MatrixXd transposed =
        dense_map(n, n, [&](const Block& h, Block& g) { recurrence.solve_transposed(h, 0, g, 0); });

    CHECK(relative_distance(solve, inverse) < 1e-13);
    CHECK(relative_distance(transposed, Eigen::MatrixXd(inverse.transpose())) < 1e-13);
}

TEST_CASE("recurrence: it reads and writes its own columns only") {
    const Recurrence recurrence = some_recurrence();
    const Block weights = normal_block(n + 1);
    Block shifted = Block::Constant(lanes, n + 2, 7.0);
    Block plain(lanes, n);

    recurrence.apply(weights, 1, shifted, 1);
    const Block own = weights.rightCols(n);
    recurrence.apply(own, 0, plain, 0);

    CHECK((shifted.middleCols(1, n) == plain).all());
    CHECK((shifted.col(0) == 7.0).all());
    CHECK((shifted.col(n + 1) == 7.0).all());
}

TEST_CASE("cyclic recurrence: it is s(1 − ρS)⁻¹, with long and with short memory") {
    for (const double gain : {0.999, 0.6, 1e-3}) {
        for (const Index size : {2, 3, 50}) {
            CAPTURE(gain);
            CAPTURE(size);
            const CyclicRecurrence ring(size, gain, 0.7);
            const Eigen::MatrixXd dense = dense_ring(size, gain, 0.7);

            const Eigen::MatrixXd map =
                dense_map(size, size, [&](const Block& w, Block& x) { ring.apply(w, x); });
            const Eigen::MatrixXd transposed = dense_map(
                size, size, [&](const Block& g, Block& w) { ring.apply_transposed(g, w); });

            CHECK(relative_distance(map, dense) < 1e-12);
            CHECK(relative_distance(transposed, Eigen::MatrixXd(dense.transpose())) < 1e-12);
            CHECK(
                ring.log_determinant() ==
                doctest::Approx(std::log(dense.determinant())).epsilon(1e-11));
        }
    }
}

TEST_CASE("cyclic recurrence: solve and its transpose invert it") {
    const CyclicRecurrence ring(17, 0.8, 0.7);
    const Block weights = normal_block(17);
    Block x(lanes, 17);
    Block back(lanes, 17);

    ring.apply(weights, x);
    ring.solve(x, back);
    CHECK((back - weights).abs().maxCoeff() < 1e-13);

    ring.apply_transposed(weights, x);
    ring.solve_transposed(x, back);
    CHECK((back - weights).abs().maxCoeff() < 1e-13);
}

}  // namespace feynet::test::recurrence_test
