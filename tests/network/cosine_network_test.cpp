#include "feynet/network/cosine_network.hpp"

#include "support/cells.hpp"
#include "support/dense_map.hpp"
#include "support/dense_network.hpp"
#include "support/dense_oscillator.hpp"

#include <doctest/doctest.h>

namespace feynet::test::cosine_network_test {

TEST_CASE("cosine weights: they diagonalise the oscillator on every boundary, with stiffness d") {
    for (const Boundary boundary : every_boundary) {
        for (const Rule rule : every_rule) {
            for (const Index n_slices : {2, 3, 8, 15}) {
                CAPTURE(word(boundary));
                CAPTURE(word(rule));
                CAPTURE(n_slices);
                const TimeGrid grid = grid_with_ends(0.4, n_slices, boundary);
                const CosineNetwork network(grid);
                const Eigen::MatrixXd a = DenseNetwork(grid, rule, 1.3, 0.9)
                                              .matrix(NetworkKind::Cosine)
                                              .middleRows(grid.first_free(), grid.n_free());

                const Eigen::MatrixXd metric =
                    a.transpose() * DenseOscillator(grid, rule, 1.3, 0.9).precision() * a;

                const Eigen::MatrixXd diagonal =
                    network.stiffness(rule, 1.3, 0.9).matrix().asDiagonal();
                CHECK(relative_distance(metric, diagonal) < 1e-13);
            }
        }
    }
}

TEST_CASE("cosine weights: the constant mode of a ring has the stiffness m ω² T") {
    const CosineNetwork ring(TimeGrid(0.4, 10, Boundary::Periodic));

    CHECK(ring.stiffness(Rule::Site, 1.3, 0.9)[0] == doctest::Approx(1.3 * 0.81 * 4.0));
    CHECK(ring.stiffness(Rule::Midpoint, 1.3, 0.9)[0] == doctest::Approx(1.3 * 0.81 * 4.0));
}

}  // namespace feynet::test::cosine_network_test
