#include "feynet/field/lattice.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::lattice_test {

TEST_CASE("the columns of a time line are contiguous and strides lead to neighbours") {
    const Lattice lattice({4, 3, 5});

    CHECK(lattice.n_sites() == 60);
    CHECK(lattice.n_lines() == 15);
    CHECK(lattice.stride(0) == 1);
    CHECK(lattice.stride(1) == 4);
    CHECK(lattice.stride(2) == 12);
    const Index site = 2 + 4 * (1 + 3 * 4);
    CHECK(lattice.coordinate(site, 0) == 2);
    CHECK(lattice.coordinate(site, 1) == 1);
    CHECK(lattice.coordinate(site, 2) == 4);
    CHECK(lattice.next(site, 2) == 2 + 4 * 1);
}

TEST_CASE("n steps forward go around the torus in every direction, and a step back undoes one") {
    const Lattice lattice({4, 3, 2, 5});
    for (Index direction = 0; direction < lattice.n_dimensions(); ++direction) {
        for (Index site = 0; site < lattice.n_sites(); ++site) {
            Index walker = site;
            for (Index step = 0; step < lattice.extent(direction); ++step) {
                CHECK(lattice.previous(lattice.next(walker, direction), direction) == walker);
                walker = lattice.next(walker, direction);
            }
            CHECK(walker == site);
        }
    }
}

TEST_CASE("open ends count half and no bond ties them") {
    const Lattice lattice({3, 2}, TimeEnds::Open);

    CHECK(lattice.slice_weight(0) == 0.5);
    CHECK(lattice.slice_weight(1) == 1.0);
    CHECK(lattice.slice_weight(2) == 0.5);
    CHECK(lattice.bond_weight(2, 0) == 0.0);
    CHECK(lattice.bond_weight(1, 0) == 1.0);
    CHECK(lattice.bond_weight(2, 1) == 0.5);
    CHECK(lattice.bond_weight(1, 1) == 1.0);
}

TEST_CASE("the volume is the sum of the slice weights and the reference slice the middle one") {
    const Lattice open({5, 3, 2}, TimeEnds::Open);
    double weights = 0.0;
    for (Index site = 0; site < open.n_sites(); ++site) {
        weights += open.slice_weight(open.coordinate(site, 0));
    }

    CHECK(open.volume() == weights);
    CHECK(open.reference_time() == 2);
    CHECK(Lattice({4, 3}).volume() == 12.0);
    CHECK(Lattice({4, 3}).reference_time() == 0);
}

TEST_CASE("neighbours have different parity where extents are even") {
    const Lattice lattice({4, 6});
    for (Index site = 0; site < lattice.n_sites(); ++site) {
        for (Index direction = 0; direction < 2; ++direction) {
            CHECK(lattice.is_odd(site) != lattice.is_odd(lattice.next(site, direction)));
        }
    }
}

TEST_CASE("a lattice that cannot be is refused") {
    CHECK_THROWS_AS(Lattice({}), InvalidInput);
    CHECK_THROWS_AS(Lattice({4, 4, 4, 4, 4}), InvalidInput);
    CHECK_THROWS_AS(Lattice({4, 1}), InvalidInput);
    CHECK_THROWS_AS(Lattice({1 << 20, 1 << 20}), InvalidInput);
}

}  // namespace feynet::test::lattice_test
