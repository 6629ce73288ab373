#include "feynet/path/observable/path_observables.hpp"

#include "support/reference_action.hpp"

#include <doctest/doctest.h>

namespace feynet::test::path_observables_test {

TEST_CASE("position moments: averages over the ring, one node elsewhere") {
    const Block path = normal_block(11);
    const TimeGrid ring(0.1, 11, Boundary::Periodic);
    const TimeGrid open(0.1, 10, Boundary::Free);
    Block values;

    PositionMoment(ring, 4, 0).measure(path, values);
    CHECK((values.col(0) - path.square().square().rowwise().mean()).abs().maxCoeff() < 1e-13);

    PositionMoment(open, 2, 3).measure(path, values);
    CHECK((values.col(0) == path.col(3).square()).all());
}

TEST_CASE("scalar observables: energies on the ring only, where time translations hold") {
    for_every_system(6, [](const PathSystem& system) {
        const auto list = scalar_observables(system, default_reference(system.grid()));
        CHECK(list.size() == (system.grid().is_ring() ? 5 : 3));
    });
}

TEST_CASE("reference node: in the grid, and never a fixed end") {
    for (const Boundary boundary : every_boundary) {
        const TimeGrid grid = grid_with_ends(0.1, 9, boundary);

        const Index node = default_reference(grid);

        CHECK(node >= grid.first_free());
        CHECK(node < grid.first_free() + grid.n_free());
    }
}

}  // namespace feynet::test::path_observables_test
