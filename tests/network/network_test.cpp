#include "feynet/network/network.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::network_test {

TEST_CASE("network: every kind has one weight per free node, and its word for a name") {
    for (const Boundary boundary : every_boundary) {
        const TimeGrid grid = grid_with_ends(0.2, 6, boundary);
        for (const NetworkKind kind : every_network) {
            const auto linear = make_network(kind, grid, Rule::Site, 1.0, 1.0);
            const Network& network = *linear;

            CHECK(network.n_weights() == grid.n_free());
            CHECK(network.n_nodes() == grid.n_nodes());
            CHECK(network.name() == word(kind));
        }
    }
}

}  // namespace feynet::test::network_test
