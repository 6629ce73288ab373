#include "feynet/path/action/site_action.hpp"

#include "feynet/path/potential/harmonic.hpp"

#include <doctest/doctest.h>

namespace feynet::test::site_action_test {

TEST_CASE("site action: a particle at rest costs T V(x) on every boundary") {
    for (const Boundary boundary : {Boundary::Periodic, Boundary::Free}) {
        const TimeGrid grid(0.1, 20, boundary);
        const SiteAction action(grid, 1.3, HarmonicPotential{.mass = 1.3, .frequency = 0.7});
        const Block at_rest = Block::Constant(lanes, grid.n_nodes(), 0.5);

        const Lanes cost = action.value(at_rest);

        const double potential = 0.5 * 1.3 * 0.7 * 0.7 * 0.25;
        CHECK(cost[0] == doctest::Approx(2.0 * potential).epsilon(1e-13));
    }
}

TEST_CASE("site action: open ends carry half of the potential") {
    const TimeGrid grid(0.1, 4, Boundary::Free);
    const SiteAction action(grid, 1.0, HarmonicPotential{});
    Block path = Block::Zero(lanes, grid.n_nodes());
    path.col(0) = 1.0;

    const Lanes cost = action.value(path);

    CHECK(cost[0] == doctest::Approx(0.5 / 0.1 + 0.1 * 0.5 * 0.5).epsilon(1e-13));
}

}  // namespace feynet::test::site_action_test
