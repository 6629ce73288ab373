#include "feynet/path/action/midpoint_action.hpp"

#include "feynet/path/potential/harmonic.hpp"

#include <doctest/doctest.h>

namespace feynet::test::midpoint_action_test {

TEST_CASE("midpoint action: a particle at rest costs T V(x)") {
    const TimeGrid grid(0.1, 20, Boundary::Free);
    const MidpointAction action(grid, 1.3, HarmonicPotential{.mass = 1.3, .frequency = 0.7});
    const Block at_rest = Block::Constant(lanes, grid.n_nodes(), 0.5);

    const Lanes cost = action.value(at_rest);

    CHECK(cost[0] == doctest::Approx(2.0 * 0.5 * 1.3 * 0.7 * 0.7 * 0.25).epsilon(1e-13));
}

TEST_CASE("midpoint action: the alternating path feels no potential") {
    const TimeGrid grid(0.1, 4, Boundary::Periodic);
    const MidpointAction action(grid, 1.0, HarmonicPotential{.mass = 1.0, .frequency = 3.0});
    Block path(lanes, 4);
    for (Index n = 0; n < 4; ++n) {
        path.col(n) = n % 2 == 0 ? 1.0 : -1.0;
    }

    const Lanes cost = action.value(path);

    CHECK(cost[0] == doctest::Approx(4 * 0.5 * 4.0 / 0.1).epsilon(1e-13));
}

}  // namespace feynet::test::midpoint_action_test
