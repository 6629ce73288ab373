#include "feynet/field/observable/momentum_propagator.hpp"

#include "feynet/core/error.hpp"
#include "field/observable/field_samples.hpp"

#include <doctest/doctest.h>

#include <complex>
#include <numbers>

namespace feynet::test::momentum_propagator_test {
namespace {

/// |Σ_x w_x e^{−ipx} φ_x|²/V with p = 2πj/L along one direction, straight from its definition.
double direct(
    const Lattice& lattice, const Block& field, Index first, Index direction, Index mode) {
    std::complex<double> sum = 0.0;
    for (Index site = 0; site < lattice.n_sites(); ++site) {
        const double turn = static_cast<double>(mode * lattice.coordinate(site, direction)) /
                            static_cast<double>(lattice.extent(direction));
        sum += lattice.slice_weight(lattice.coordinate(site, 0)) * field(3, first + site) *
               std::polar(1.0, -2.0 * std::numbers::pi * turn);
    }
    return std::norm(sum) / lattice.volume();
}

}  // namespace

TEST_CASE("the transforms along the axes are those of the definition, averaged over like axes") {
    for (const Lattice& lattice : small_lattices()) {
        if (lattice.is_open() && lattice.n_dimensions() == 1) {
            continue;
        }
        const Block field = normal_field(2 * lattice.n_sites());
        const MomentumPropagator observable(lattice, 2);
        Block values;
        observable.measure(field, values);
        for (const AxisGroup& group : observable.groups()) {
            for (Index mode = 0; mode < group.n_numbers(); ++mode) {
                double sum = 0.0;
                for (const Index direction : group.directions) {
                    sum += direct(lattice, field, 0, direction, mode);
                    sum += direct(lattice, field, lattice.n_sites(), direction, mode);
                }
                const double expected = sum / (2.0 * static_cast<double>(group.directions.size()));
                CHECK(values(3, group.first + mode) == doctest::Approx(expected));
            }
        }
    }
}

TEST_CASE("a plane wave lives at its own momentum alone") {
    const Lattice lattice({6, 8});
    Block field(lanes, lattice.n_sites());
    for (Index site = 0; site < lattice.n_sites(); ++site) {
        const auto place = static_cast<double>(lattice.coordinate(site, 1));
        field.col(site).setConstant(std::cos(2.0 * std::numbers::pi * 3.0 * place / 8.0));
    }
    const MomentumPropagator observable(lattice);
    Block values;
    observable.measure(field, values);

    for (Index i = 0; i < observable.size(); ++i) {
        const AxisPoint point = observable.points()[static_cast<std::size_t>(i)];
        const bool own = point.direction == 1 && point.number == 3;
        CHECK(values(0, i) == doctest::Approx(own ? 48.0 / 4.0 : 0.0));
    }
}

TEST_CASE("a line of open time has no momenta") {
    CHECK_THROWS_AS(MomentumPropagator(Lattice({5}, TimeEnds::Open)), InvalidInput);
}

}  // namespace feynet::test::momentum_propagator_test
