#include "feynet/network/time_grid.hpp"

#include "feynet/core/error.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::time_grid_test {
namespace {

/// The argument that a grid with these values is refused for.
std::string refused(
    double spacing,
    Index n_slices,
    Boundary boundary,
    double x_initial = 0.0,
    double x_final = 0.0) {
    try {
        const TimeGrid grid(spacing, n_slices, boundary, x_initial, x_final);
        return "";
    } catch (const InvalidInput& error) {
        return error.argument();
    }
}

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("time grid: free and fixed nodes make up the path on every boundary") {
    const TimeGrid ring(0.5, 10, Boundary::Periodic);
    const TimeGrid dirichlet(0.5, 10, Boundary::Dirichlet, 1.0, 2.0);
    const TimeGrid half_line(0.5, 10, Boundary::HalfLine, 1.0);
    const TimeGrid free(0.5, 10, Boundary::Free);

    CHECK(ring.n_nodes() == 10);
    CHECK(ring.first_free() == 0);
    CHECK(ring.n_free() == 10);
    CHECK(dirichlet.n_nodes() == 11);
    CHECK(dirichlet.first_free() == 1);
    CHECK(dirichlet.n_free() == 9);
    CHECK(half_line.n_nodes() == 11);
    CHECK(half_line.first_free() == 1);
    CHECK(half_line.n_free() == 10);
    CHECK(free.n_nodes() == 11);
    CHECK(free.first_free() == 0);
    CHECK(free.n_free() == 11);
}

TEST_CASE("time grid: the duration is N a and the last node of an open path stands there") {
    const TimeGrid grid(0.25, 8, Boundary::HalfLine, 1.5);

    CHECK(grid.duration() == 2.0);
    CHECK(grid.time(8) == 2.0);
    CHECK(grid.x_initial() == 1.5);
    CHECK(grid.x_final() == 0.0);
    CHECK_FALSE(grid.is_ring());
    CHECK(TimeGrid(0.25, 8, Boundary::Periodic).is_ring());
}

TEST_CASE("time grid: bad values are refused by name") {
    CHECK(refused(0.0, 10, Boundary::Periodic) == "spacing");
    CHECK(refused(-0.1, 10, Boundary::Periodic) == "spacing");
    CHECK(refused(nan, 10, Boundary::Periodic) == "spacing");
    CHECK(refused(infinity, 10, Boundary::Periodic) == "spacing");
    CHECK(refused(0.1, 0, Boundary::Periodic) == "n_slices");
    CHECK(refused(0.1, 1, Boundary::Periodic) == "n_slices");
    CHECK(refused(0.1, -5, Boundary::Periodic) == "n_slices");
    CHECK(refused(0.1, 1000000000000, Boundary::Periodic) == "n_slices");
    CHECK(refused(0.1, 2, Boundary::Periodic).empty());
}

TEST_CASE("time grid: an end value needs an end that is fixed") {
    for (const Boundary boundary : every_boundary) {
        CAPTURE(word(boundary));
        const bool starts_fixed = boundary == Boundary::Dirichlet || boundary == Boundary::HalfLine;

        CHECK(refused(0.1, 10, boundary, 1.0, 0.0) == (starts_fixed ? "" : "x_initial"));
        CHECK(refused(0.1, 10, boundary, nan, 0.0) == "x_initial");
        CHECK(
            refused(0.1, 10, boundary, 0.0, 1.0) ==
            (boundary == Boundary::Dirichlet ? "" : "x_final"));
        CHECK(refused(0.1, 10, boundary, 0.0, infinity) == "x_final");
    }
}

}  // namespace feynet::test::time_grid_test
