#include "feynet/field/exact/free_field.hpp"
#include "feynet/field/observable/field_numbers.hpp"
#include "feynet/field/observable/momentum_propagator.hpp"
#include "feynet/field/observable/position_propagator.hpp"
#include "feynet/field/observable/slice_correlator.hpp"
#include "field/observable/field_samples.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

/// Exact draws of free fields, measured by every observable, against the closed answers.
namespace feynet::test::free_draws_test {
namespace {

constexpr ScalarCouplings couplings{.stiffness = 0.8, .mass_term = 0.3};
constexpr std::uint32_t n_draws = 800;  // times eight lanes

std::vector<Index> along(Index n_directions, Index direction, Index number) {
    std::vector<Index> mode(static_cast<std::size_t>(n_directions), 0);
    if (number != 0) {
        mode[static_cast<std::size_t>(direction)] = number;
    }
    return mode;
}

/// The largest of the deviations, in standard errors, of all numbers of all observables from the
/// answers of a free field with the couplings `claimed`, for draws with `couplings`.
class Comparison {
public:
    Comparison(const Lattice& lattice, Index n_components, const ScalarCouplings& claimed)
        : exact_(lattice, claimed, n_components),
          action_(precision_matrix(lattice, couplings), n_components),
          numbers_(lattice, n_components),
          slices_(lattice, n_components, {0, 1}, lattice.n_times()),
          momenta_(lattice, n_components),
          positions_(lattice, n_components) {
        const FreeDraws draws(lattice, couplings, n_components);
        Block values;
        for (std::uint32_t draw = 0; draw < n_draws; ++draw) {
            const Block field = draws.draw(draw);
            numbers_.measure(action_, field, values);
            number_means_.add(values);
            slices_.measure(field, values);
            slice_means_.add(values);
            momenta_.measure(field, values);
            momentum_means_.add(values);
            positions_.measure(field, values);
            position_means_.add(values);
        }
    }

    double largest() const {
        return std::max({of_numbers(), of_slices(), of_momenta(), of_positions()});
    }

private:
    double of_numbers() const {
        const std::vector<double> expected{
            exact_.phi2(),
            exact_.phi4(),
            exact_.ising_energy(),
            exact_.action_per_site(),
            1.0,
            0.0,
            exact_.abs_magnetisation(),
            exact_.magnetisation2(),
            exact_.magnetisation4()};
        double result = 0.0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            result = std::max(result, number_means_.deviation(static_cast<Index>(i), expected[i]));
        }
        const AxisGroup& longest = momenta_.groups().back();
        const double lowest = exact_.momentum_propagator(
            along(exact_.lattice().n_dimensions(), longest.directions.front(), 1));
        return std::max(result, number_means_.deviation(*numbers_.find("lowest_mode"), lowest));
    }

    double of_slices() const {
        const Lattice& lattice = exact_.lattice();
        const Index source = lattice.reference_time();
        double result = 0.0;
        for (Index column = 0; column < slices_.size(); ++column) {
            const Index number = column / slices_.n_lags();
            const std::vector<Index> mode = along(lattice.n_dimensions() - 1, 0, number);
            const Index time = source + column % slices_.n_lags();
            result = std::max(
                result,
                slice_means_.deviation(column, exact_.slice_correlator(mode, source, time)));
        }
        return result;
    }

    double of_momenta() const {
        double result = 0.0;
        for (Index i = 0; i < momenta_.size(); ++i) {
            const auto [direction, number] = momenta_.points()[static_cast<std::size_t>(i)];
            const std::vector<Index> mode =
                along(exact_.lattice().n_dimensions(), direction, number);
            result =
                std::max(result, momentum_means_.deviation(i, exact_.momentum_propagator(mode)));
        }
        return result;
    }

    double of_positions() const {
        double result = 0.0;
        for (Index i = 0; i < positions_.size(); ++i) {
            const auto [direction, lag] = positions_.points()[static_cast<std::size_t>(i)];
            result = std::max(
                result, position_means_.deviation(i, exact_.axis_propagator(direction, lag)));
        }
        return result;
    }

    FreeField exact_;
    DenseFieldAction action_;
    FieldNumbers numbers_;
    SliceCorrelator slices_;
    MomentumPropagator momenta_;
    PositionPropagator positions_;
    SampleMeans number_means_;
    SampleMeans slice_means_;
    SampleMeans momentum_means_;
    SampleMeans position_means_;
};

// Extents grow, so that the last axis group is the longest.
struct Case {
    std::vector<Index> extents;
    TimeEnds ends;
    Index n_components;
};

const std::vector<Case>& cases() {
    static const std::vector<Case> all{
        {{4, 6}, TimeEnds::Periodic, 1},
        {{5, 4}, TimeEnds::Open, 2},
        {{3, 4, 4}, TimeEnds::Periodic, 3},
        {{4, 2, 3}, TimeEnds::Open, 1}};
    return all;
}

}  // namespace

TEST_CASE("every observable of exact free draws has the mean of the closed answers") {
    // At most 35 numbers in each of four cases, 5 standard errors: false alarm below 140 × 5.7e−7
    // = 8e−5 for Gaussian means.
    for (const Case& one : cases()) {
        const Lattice lattice(one.extents, one.ends);
        CHECK(Comparison(lattice, one.n_components, couplings).largest() < 5.0);
    }
}

TEST_CASE("a field of another mass is told apart") {
    ScalarCouplings wrong = couplings;
    wrong.mass_term *= 1.2;
    for (const Case& one : cases()) {
        const Lattice lattice(one.extents, one.ends);
        CHECK(Comparison(lattice, one.n_components, wrong).largest() > 5.0);
    }
}

}  // namespace feynet::test::free_draws_test
