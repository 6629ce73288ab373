#include "feynet/path/observable/correlator.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::correlator_test {

TEST_CASE("correlator: on the ring it is the average over all pairs at that distance") {
    for (const Index n_slices : {2, 3, 8, 33, 50}) {
        const TimeGrid grid(0.1, n_slices, Boundary::Periodic);
        const Correlator correlator(grid, 0, n_slices);
        const Block path = normal_block(n_slices);
        Block values;

        correlator.measure(path, values);

        REQUIRE(values.cols() == n_slices / 2 + 1);
        for (Index k = 0; k < values.cols(); ++k) {
            Lanes expected = Lanes::Zero();
            for (Index n = 0; n < n_slices; ++n) {
                expected += path.col(n) * path.col((n + k) % n_slices);
            }
            expected /= static_cast<double>(n_slices);
            CHECK((values.col(k) - expected).abs().maxCoeff() < 1e-13);
        }
    }
}

TEST_CASE("correlator: the mean over paths may be taken of mode powers and transformed once") {
    for (const Boundary boundary : every_boundary) {
        const TimeGrid grid = grid_with_ends(0.1, 20, boundary);
        const Correlator correlator(grid, grid.n_nodes() - 1, 8);
        Block powers = Block::Zero(lanes, correlator.n_powers());
        Block expected = Block::Zero(lanes, correlator.size());
        Block values;
        for (const std::uint32_t i : {1U, 2U, 3U}) {
            const Block path = normal_block(grid.n_nodes(), i);
            correlator.add_powers(path, powers);
            correlator.measure(path, values);
            expected += values / 3.0;
        }

        correlator.transform(powers, 1.0 / 3.0, values);

        CHECK((values - expected).abs().maxCoeff() < 1e-14);
    }
}

TEST_CASE("correlator: off the ring it is a product with the reference node") {
    const TimeGrid grid(0.1, 10, Boundary::HalfLine);
    const Correlator correlator(grid, 10, 6);
    const Block path = normal_block(11);
    Block values;

    correlator.measure(path, values);

    REQUIRE(values.cols() == 7);
    for (Index k = 0; k < 7; ++k) {
        CHECK(correlator.second_node(k) == 10 - k);
        CHECK((values.col(k) == path.col(10) * path.col(10 - k)).all());
    }
}

}  // namespace feynet::test::correlator_test
