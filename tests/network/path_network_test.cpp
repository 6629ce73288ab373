#include "feynet/network/path_network.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::path_network_test {

TEST_CASE("path network: it lives on the grid it was made for") {
    for (const Boundary boundary : every_boundary) {
        const TimeGrid grid = grid_with_ends(0.2, 6, boundary);
        for (const NetworkKind kind : every_network) {
            const auto network = make_network(kind, grid, Rule::Site, 1.0, 1.0);

            CHECK(network->grid().boundary() == boundary);
            CHECK(network->n_nodes() == grid.n_nodes());
            CHECK(network->n_weights() == grid.n_free());
        }
    }
}

TEST_CASE("path network: the straight path joins what is fixed") {
    const TimeGrid both = grid_with_ends(0.5, 4, Boundary::Dirichlet);
    const Eigen::ArrayXd line = straight_path(both);
    CHECK(line[0] == both.x_initial());
    CHECK(line[4] == doctest::Approx(both.x_final()));
    CHECK(line[2] == doctest::Approx(0.5 * (both.x_initial() + both.x_final())));

    const TimeGrid one = grid_with_ends(0.5, 4, Boundary::HalfLine);
    CHECK((straight_path(one) == one.x_initial()).all());
    CHECK((straight_path(grid_with_ends(0.5, 4, Boundary::Periodic)) == 0.0).all());
}

}  // namespace feynet::test::path_network_test
