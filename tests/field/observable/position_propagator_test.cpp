#include "feynet/field/observable/position_propagator.hpp"

#include "field/observable/field_samples.hpp"

#include <doctest/doctest.h>

namespace feynet::test::position_propagator_test {
namespace {

/// The mean of φ_y φ_{y+x} over the y that the observable averages over.
double direct(
    const Lattice& lattice, const Block& field, Index first, Index direction, Index distance) {
    double sum = 0.0;
    double n = 0.0;
    for (Index site = 0; site < lattice.n_sites(); ++site) {
        if (lattice.is_open() && lattice.coordinate(site, 0) != lattice.reference_time()) {
            continue;
        }
        Index other = site;
        for (Index i = 0; i < distance; ++i) {
            other = lattice.next(other, direction);
        }
        sum += field(5, first + site) * field(5, first + other);
        n += 1.0;
    }
    return sum / n;
}

}  // namespace

TEST_CASE("the products at a distance are those of the definition for every d and both ends") {
    for (const Lattice& lattice : small_lattices()) {
        const Block field = normal_field(2 * lattice.n_sites());
        const PositionPropagator observable(lattice, 2);
        Block values;
        observable.measure(field, values);
        REQUIRE(values.cols() == observable.size());
        for (Index i = 0; i < observable.size(); ++i) {
            const AxisPoint point = observable.points()[static_cast<std::size_t>(i)];
            double sum = 0.0;
            double n = 0.0;
            for (Index direction = 0; direction < lattice.n_dimensions(); ++direction) {
                const bool open_time = lattice.is_open() && direction == 0;
                const bool alike = lattice.extent(direction) == lattice.extent(point.direction) &&
                                   !open_time && !(lattice.is_open() && point.direction == 0);
                if (alike || direction == point.direction) {
                    sum += direct(lattice, field, 0, direction, point.number);
                    sum += direct(lattice, field, lattice.n_sites(), direction, point.number);
                    n += 2.0;
                }
            }
            CHECK(values(5, i) == doctest::Approx(sum / n));
        }
    }
}

}  // namespace feynet::test::position_propagator_test
