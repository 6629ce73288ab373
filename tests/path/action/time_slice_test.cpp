#include "feynet/path/action/time_slice.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::time_slice_test {
namespace {

constexpr double spacing = 0.2;
constexpr double mass = 1.3;
constexpr QuarticPotential well{.mass = mass, .frequency = 0.8, .coupling = 0.6};

PathSystem system_of(Rule rule) {
    return {TimeGrid(spacing, 6, Boundary::HalfLine, 0.4), rule, mass, well};
}

double definition(Rule rule, double x, double y) {
    const double potential =
        rule == Rule::Site ? 0.5 * (well.value(x) + well.value(y)) : well.value(0.5 * (x + y));
    const double exponent = 0.5 * mass * (x - y) * (x - y) / spacing + spacing * potential;
    return std::sqrt(mass / (2.0 * std::numbers::pi * spacing)) * std::exp(-exponent);
}

}  // namespace

TEST_CASE("time slice: T(x, y) is the short-time kernel of the rule") {
    const Lanes y = normal_block(1).col(0);
    for (const Rule rule : {Rule::Site, Rule::Midpoint}) {
        const TimeSlice slice(system_of(rule));
        for (const double x : {-1.2, 0.0, 0.7}) {
            const Lanes values = slice.value(x, y);
            for (int lane = 0; lane < lanes; ++lane) {
                CHECK(values[lane] == doctest::Approx(definition(rule, x, y[lane])).epsilon(1e-13));
            }
        }
    }
}

TEST_CASE("time slice: the action of a path is the sum of its slices, T is symmetric") {
    for (const Discretisation discretisation : every_discretisation) {
        CAPTURE(word(discretisation));
        const TimeGrid grid(spacing, 6, Boundary::HalfLine, 0.4);
        const PathSystem system(grid, discretisation, mass, well);
        const TimeSlice slice(system);
        Block path = normal_block(7);
        const Lanes action = make_path_action(system)->value(path);
        for (int lane = 0; lane < lanes; ++lane) {
            double log_product = 0.0;
            for (Index n = 0; n < 6; ++n) {
                const Lanes forth = slice.value(path(lane, n), path.col(n + 1));
                const Lanes back = slice.value(path(lane, n + 1), path.col(n));
                CHECK(forth[lane] == doctest::Approx(back[lane]).epsilon(1e-13));
                log_product += std::log(forth[lane]);
            }
            const double measure = 3.0 * std::log(mass / (2.0 * std::numbers::pi * spacing));
            CHECK(log_product == doctest::Approx(measure - action[lane]).epsilon(1e-12));
        }
    }
}

}  // namespace feynet::test::time_slice_test
