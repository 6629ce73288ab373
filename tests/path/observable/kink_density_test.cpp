#include "feynet/path/observable/kink_density.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace feynet::test::kink_density_test {
namespace {

/// Kinks of one path, a = 0.5, thresholds at ±1.
double kinks(const std::vector<double>& x, Boundary boundary) {
    const auto n_nodes = static_cast<Index>(x.size());
    const Index n_slices = boundary == Boundary::Periodic ? n_nodes : n_nodes - 1;
    const KinkDensity observable(TimeGrid(0.5, n_slices, boundary), 1.0);
    Block path(lanes, n_nodes);
    for (Index n = 0; n < n_nodes; ++n) {
        path.col(n) = x[static_cast<std::size_t>(n)];
    }
    Block values;
    observable.measure(path, values);
    return values(3, 0) * 0.5 * static_cast<double>(n_slices);
}

}  // namespace

TEST_CASE("kink density: a kink is a passage from beyond one threshold to beyond the other") {
    CHECK(kinks({2, 2, 2, 2}, Boundary::Free) == 0);
    CHECK(kinks({-2, 0, 2, 2}, Boundary::Free) == 1);
    CHECK(kinks({-2, 2, -2, 2}, Boundary::Free) == 3);
}

TEST_CASE("kink density: excursions that come back, and zero crossings in between, are no kinks") {
    CHECK(kinks({2, 0.5, -0.9, 0.9, -0.9, 2}, Boundary::Free) == 0);
    CHECK(kinks({2, 0.5, -0.9, 0.9, -0.9, -2}, Boundary::Free) == 1);
    CHECK(kinks({0.5, -0.5, 0.9, -0.9}, Boundary::Free) == 0);
}

TEST_CASE("kink density: an open path has no label before it first leaves the middle") {
    CHECK(kinks({0, 0.5, -2, 2}, Boundary::Free) == 1);
    CHECK(kinks({0, 0.5, 2, 0}, Boundary::Free) == 0);
}

TEST_CASE("kink density: on the ring kinks are counted round it and come in pairs") {
    CHECK(kinks({-2, 2, 2, 2}, Boundary::Periodic) == 2);
    CHECK(kinks({0, 2, 0, -2}, Boundary::Periodic) == 2);
    CHECK(kinks({0, 0.5, 2, 0}, Boundary::Periodic) == 0);
    CHECK(kinks({0, 0.5, -0.5, 0.9}, Boundary::Periodic) == 0);
    CHECK(kinks({2, -2, 2, -2, 2, -2}, Boundary::Periodic) == 6);
}

TEST_CASE("kink density: chains are counted each for itself") {
    const KinkDensity observable(TimeGrid(0.25, 4, Boundary::Periodic), 1.0);
    Block path = Block::Constant(lanes, 4, 2.0);
    path(5, 2) = -2.0;
    Block values;

    observable.measure(path, values);

    for (int lane = 0; lane < lanes; ++lane) {
        CHECK(values(lane, 0) == (lane == 5 ? 2.0 : 0.0));
    }
}

TEST_CASE("kink density: the threshold must be positive") {
    const TimeGrid grid(0.25, 4, Boundary::Periodic);

    CHECK_THROWS_AS(KinkDensity(grid, 0.0), InvalidInput);
    CHECK_THROWS_AS(KinkDensity(grid, -1.0), InvalidInput);
}

}  // namespace feynet::test::kink_density_test
