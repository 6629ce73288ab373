#include "feynet/field/observable/field_numbers.hpp"

#include "feynet/core/powers.hpp"
#include "field/observable/field_samples.hpp"

#include <doctest/doctest.h>

#include <numbers>

namespace feynet::test::field_numbers_test {
namespace {

constexpr ScalarCouplings couplings{.stiffness = 0.8, .mass_term = 0.3};

double number(const FieldNumbers& numbers, const Block& values, std::string_view name) {
    const std::optional<Index> column = numbers.find(name);
    REQUIRE(column);
    return values(1, *column);
}

/// Site averages by their definitions, one site after the other, of lane 1.
struct Direct {
    double phi2 = 0.0;
    double phi4 = 0.0;
    double ising = 0.0;
    double square = 0.0;  // M²
    double first = 0.0;   // M₀

    Direct(const Lattice& lattice, const Block& field, Index n_components) {
        double n = 0.0;
        for (Index site = 0; site < lattice.n_sites(); ++site) {
            if (lattice.is_open() && lattice.coordinate(site, 0) != lattice.reference_time()) {
                continue;
            }
            double here = 0.0;
            for (Index c = 0; c < n_components; ++c) {
                const Index start = c * lattice.n_sites();
                here += feynet::square(field(1, start + site));
                for (Index direction = 0; direction < lattice.n_dimensions(); ++direction) {
                    ising += field(1, start + site) *
                             field(1, start + lattice.next(site, direction)) /
                             static_cast<double>(lattice.n_dimensions());
                }
            }
            phi2 += here;
            phi4 += feynet::square(here);
            n += 1.0;
        }
        phi2 /= n;
        phi4 /= n;
        ising /= n;
        for (Index c = n_components - 1; c >= 0; --c) {
            first = 0.0;
            for (Index site = 0; site < lattice.n_sites(); ++site) {
                first += lattice.slice_weight(lattice.coordinate(site, 0)) *
                         field(1, c * lattice.n_sites() + site) / lattice.volume();
            }
            square += feynet::square(first);
        }
    }
};

}  // namespace

TEST_CASE("each number is what its definition says, for every d, both ends and components") {
    for (const Lattice& lattice : small_lattices()) {
        for (const Index n_components : {1, 3}) {
            const Block field = normal_field(n_components * lattice.n_sites());
            const DenseFieldAction action(precision_matrix(lattice, couplings), n_components);
            const FieldNumbers numbers(lattice, n_components);
            Block values;
            numbers.measure(action, field, values);
            const Direct direct(lattice, field, n_components);
            const double n_variables = static_cast<double>(action.dimension());
            const double action_value = action.value(field)[1];

            CHECK(number(numbers, values, "phi2") == doctest::Approx(direct.phi2));
            CHECK(number(numbers, values, "phi4") == doctest::Approx(direct.phi4));
            CHECK(number(numbers, values, "ising_energy") == doctest::Approx(direct.ising));
            CHECK(number(numbers, values, "magnetisation") == doctest::Approx(direct.first));
            CHECK(
                number(numbers, values, "abs_magnetisation") ==
                doctest::Approx(std::sqrt(direct.square)));
            CHECK(number(numbers, values, "magnetisation2") == doctest::Approx(direct.square));
            CHECK(
                number(numbers, values, "magnetisation4") ==
                doctest::Approx(square(direct.square)));
            CHECK(
                number(numbers, values, "action") ==
                doctest::Approx(action_value / static_cast<double>(lattice.n_sites())));
            CHECK(
                number(numbers, values, "schwinger_dyson") ==
                doctest::Approx(2.0 * action_value / n_variables));
        }
    }
}

TEST_CASE("a wave of the lowest momentum along one of two like axes has G̃ = V/8 on their average") {
    const Lattice lattice({4, 6, 6}, TimeEnds::Open);
    Block field(lanes, lattice.n_sites());
    for (Index site = 0; site < lattice.n_sites(); ++site) {
        const auto place = static_cast<double>(lattice.coordinate(site, 2));
        field.col(site).setConstant(std::cos(2.0 * std::numbers::pi * place / 6.0));
    }
    const DenseFieldAction action(precision_matrix(lattice, couplings), 1);
    const FieldNumbers numbers(lattice);
    Block values;
    numbers.measure(action, field, values);

    CHECK(number(numbers, values, "lowest_mode") == doctest::Approx(lattice.volume() / 8.0));
    CHECK(number(numbers, values, "phi2") == doctest::Approx(0.5));
    CHECK(number(numbers, values, "phi4") == doctest::Approx(0.375));
    CHECK(number(numbers, values, "ising_energy") == doctest::Approx((0.5 + 0.5 + 0.25) / 3.0));
    CHECK(number(numbers, values, "magnetisation") == doctest::Approx(0.0));
}

TEST_CASE("the longest axis has the lowest mode and a line of open time has none") {
    CHECK(FieldNumbers(Lattice({4, 6})).longest_extent() == 6);
    CHECK(FieldNumbers(Lattice({8, 6})).longest_extent() == 8);
    CHECK(FieldNumbers(Lattice({8, 6}, TimeEnds::Open)).longest_extent() == 6);
    CHECK_FALSE(FieldNumbers(Lattice({8}, TimeEnds::Open)).find("lowest_mode"));
    CHECK_FALSE(FieldNumbers(Lattice({8})).find("unknown"));
}

}  // namespace feynet::test::field_numbers_test
