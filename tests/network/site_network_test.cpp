#include "feynet/network/site_network.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::site_network_test {

TEST_CASE("site weights: they are the free nodes, and the fixed ends stand beside them") {
    for (const Boundary boundary : every_boundary) {
        const TimeGrid grid = grid_with_ends(0.3, 5, boundary, 1.5, -2.0);
        const SiteNetwork network(grid);
        const Block theta = normal_block(network.n_weights());
        Block path;

        network.evaluate(theta, path);

        CHECK((path.middleCols(grid.first_free(), grid.n_free()) == theta).all());
        if (grid.first_free() == 1) {
            CHECK((path.col(0) == 1.5).all());
        }
        if (boundary == Boundary::Dirichlet) {
            CHECK((path.col(5) == -2.0).all());
        }
        CHECK(network.log_jacobian() == 0.0);
    }
}

}  // namespace feynet::test::site_network_test
