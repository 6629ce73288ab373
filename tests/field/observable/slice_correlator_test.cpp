#include "feynet/field/observable/slice_correlator.hpp"

#include "feynet/core/error.hpp"
#include "feynet/field/observable/axis_groups.hpp"
#include "field/observable/field_samples.hpp"

#include <doctest/doctest.h>

#include <complex>
#include <numbers>

namespace feynet::test::slice_correlator_test {
namespace {

using Complex = std::complex<double>;

/// Φ_k(t) at k = 2πj/L along one direction, from its definition; the component starts at `first`.
Complex slice(const Lattice& lattice, const Block& field, Index first, Index time, AxisPoint k) {
    Complex sum = 0.0;
    for (Index site = 0; site < lattice.n_sites(); ++site) {
        if (lattice.coordinate(site, 0) == time) {
            const double turn =
                k.number == 0
                    ? 0.0
                    : static_cast<double>(k.number * lattice.coordinate(site, k.direction)) /
                          static_cast<double>(lattice.extent(k.direction));
            sum += field(2, first + site) * std::polar(1.0, -2.0 * std::numbers::pi * turn);
        }
    }
    return sum / std::sqrt(static_cast<double>(lattice.n_lines()));
}

double direct(const Lattice& lattice, const Block& field, Index first, Index lag, AxisPoint k) {
    if (lattice.is_open()) {
        const Index origin = lattice.reference_time();
        return (std::conj(slice(lattice, field, first, origin, k)) *
                slice(lattice, field, first, origin + lag, k))
            .real();
    }
    Complex sum = 0.0;
    const Index n = lattice.n_times();
    for (Index time = 0; time < n; ++time) {
        sum += std::conj(slice(lattice, field, first, time, k)) *
               slice(lattice, field, first, (time + lag) % n, k);
    }
    return sum.real() / static_cast<double>(n);
}

}  // namespace

TEST_CASE(
    "slices are correlated as defined, at zero and other momenta, for every d and both ends") {
    for (const Lattice& lattice : small_lattices()) {
        const bool has_space = lattice.n_dimensions() > 1;
        const std::vector<Index> modes =
            has_space ? std::vector<Index>{1, 0} : std::vector<Index>{0};
        const Block field = normal_field(2 * lattice.n_sites());
        const SliceCorrelator observable(lattice, 2, modes, lattice.n_times());
        Block values;
        observable.measure(field, values);
        REQUIRE(values.cols() == observable.size());
        for (std::size_t i = 0; i < modes.size(); ++i) {
            for (Index lag = 0; lag < observable.n_lags(); ++lag) {
                double sum = 0.0;
                double n = 0.0;
                for (Index direction = has_space ? 1 : 0; direction < lattice.n_dimensions();
                     ++direction) {
                    if (has_space && lattice.extent(direction) != lattice.extent(1)) {
                        continue;
                    }
                    const AxisPoint k{direction, modes[i]};
                    sum += direct(lattice, field, 0, lag, k);
                    sum += direct(lattice, field, lattice.n_sites(), lag, k);
                    n += 2.0;
                }
                const Index column = static_cast<Index>(i) * observable.n_lags() + lag;
                CHECK(values(2, column) == doctest::Approx(sum / n));
            }
        }
    }
}

TEST_CASE("a momentum that the lattice has not is refused, and lags are cut") {
    CHECK_THROWS_AS(SliceCorrelator(Lattice({4, 6}), 1, {4}, 2), InvalidInput);
    CHECK_THROWS_AS(SliceCorrelator(Lattice({4}), 1, {1}, 2), InvalidInput);
    CHECK_THROWS_AS(SliceCorrelator(Lattice({4, 6}), 1, {0}, -1), InvalidInput);
    CHECK(SliceCorrelator(Lattice({8, 6}), 1, {0, 3}, 2).n_lags() == 3);
    CHECK(SliceCorrelator(Lattice({8, 6}), 1, {0, 3}, 99).n_lags() == 5);
    CHECK(SliceCorrelator(Lattice({8, 6}, TimeEnds::Open), 1, {0}, 99).n_lags() == 5);
}

}  // namespace feynet::test::slice_correlator_test
