#include "feynet/holography/horizon_condition.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/exact/regular_solution.hpp"
#include "feynet/holography/metric/black_hole.hpp"
#include "holography/data_points.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace feynet::test::horizon_condition_test {
namespace {

const BulkWeights of_the_paper{{}, -1.0, 1.0};

/// The fields at ε that are regular on the black hole in d = 3 and φ₀ at its horizon, of
/// `of_the_paper`: the series of p = π/η in s = η², with h = 1/η + 3η − 9η³/5 + …; error O(ε⁷).
BulkState regular_fields(double depth, const Lanes& horizon) {
    const double s = depth * depth;
    const Lanes force = horizon.cube() - horizon;
    const Lanes curvature = 3.0 * horizon.square() - 1.0;
    const Lanes p0 = force / 2.0;
    const Lanes p1 = (curvature * p0 / 2.0 - 3.0 * p0) / 4.0;
    const Lanes p2 =
        (curvature * p1 / 4.0 + 6.0 * horizon * p0.square() / 8.0 - 3.0 * p1 + 1.8 * p0) / 6.0;
    return {
        horizon + s * (p0 / 2.0 + s * (p1 / 4.0 + s * p2 / 6.0)), depth * (p0 + s * (p1 + s * p2))};
}

/// The largest |F| at ε over the regular fields up to φ₀.
double largest_condition(double depth, double horizon) {
    double largest = 0.0;
    for (int n = 0; n < 40; ++n) {
        const Lanes fields = horizon * Lanes::LinSpaced(8 * n + 1, 8 * n + 8) / 320.0;
        const Lanes found =
            HorizonCondition(depth).value(of_the_paper, regular_fields(depth, fields));
        largest = std::max(largest, found.abs().maxCoeff());
    }
    return largest;
}

}  // namespace

TEST_CASE("the horizon condition is (2/ε)π less the force") {
    const BulkState field = data_points();
    const Lanes found = HorizonCondition(0.1).value({{}, -0.7, 0.4}, field);
    const Lanes exact = 20.0 * field.pi + 0.7 * field.phi - 0.4 * field.phi.cube();
    CHECK((found - exact).abs().maxCoeff() < 1e-15);
}

TEST_CASE("on regular fields the horizon condition is O(ε²): 2.9e-3 up to φ₀ = 1.1 at ε = 0.1") {
    CHECK(largest_condition(0.1, 1.1) == doctest::Approx(2.9e-3).epsilon(0.01));
    // The largest φ of the data of the paper is that of φ₀ = 1.17: there F is larger.
    CHECK(largest_condition(0.1, 1.17) > 4.5e-3);
    const double order = std::log2(largest_condition(0.1, 1.1) / largest_condition(0.05, 1.1));
    CHECK(std::abs(order - 2.0) < 0.05);
}

TEST_CASE("π itself, on which the paper trains, is larger and only O(ε)") {
    const auto largest_pi = [](double depth) {
        return regular_fields(depth, Lanes::LinSpaced(0.05, 1.1)).pi.abs().maxCoeff();
    };
    CHECK(largest_pi(0.1) == doctest::Approx(1.9e-2).epsilon(0.02));
    CHECK(std::abs(std::log2(largest_pi(0.1) / largest_pi(0.05)) - 1.0) < 0.05);
}

TEST_CASE("the regular free field on any black hole obeys the horizon condition to O(ε²)") {
    for (const int d : {2, 3, 4}) {
        const auto condition = [d](double depth) {
            const FieldAtDepth exact = regular_solution(d, -0.75, depth);
            const BulkState field{Lanes::Constant(exact.phi), Lanes::Constant(exact.pi)};
            return HorizonCondition(depth).value({{}, -0.75, 0.0}, field)[0];
        };
        CHECK(std::abs(std::log2(condition(0.02) / condition(0.01)) - 2.0) < 0.01);
    }
}

TEST_CASE("through the horizon condition the slopes of a network stay exact") {
    const BulkNetwork network(1.0, 0.1, 10, runge_kutta_4());
    const HorizonCondition condition(0.1);
    const BulkWeights weights{BlackHole(3).values(network.depths()), -1.0, 0.8};
    const auto all = [&](double shift_mass, double shift_coupling, double shift_phi) -> Lanes {
        BulkWeights at = weights;
        at.mass_squared += shift_mass;
        at.coupling += shift_coupling;
        BulkState start = data_points();
        start.phi += shift_phi;
        return condition.value(at, network.propagate(at, start).horizon());
    };
    const BulkPath path = network.propagate(weights, data_points());
    BulkSlopes slopes = BulkSlopes::zero(network.depths().size());
    const BulkState seed = condition.pull_back(weights, path.horizon(), Lanes::Ones(), slopes);
    const BulkState boundary = network.pull_back(weights, path, seed, slopes);

    const auto deviation = [](const Lanes& found, const auto& at) {
        const double e = 1e-3;
        const Lanes exact = (8.0 * (at(e) - at(-e)) - (at(2.0 * e) - at(-2.0 * e))) / (12.0 * e);
        return (found - exact).abs().maxCoeff() / found.abs().maxCoeff();
    };
    CHECK(deviation(slopes.mass_squared, [&](double e) { return all(e, 0.0, 0.0); }) < 1e-9);
    CHECK(deviation(slopes.coupling, [&](double e) { return all(0.0, e, 0.0); }) < 1e-9);
    CHECK(deviation(boundary.phi, [&](double e) { return all(0.0, 0.0, e); }) < 1e-9);
}

TEST_CASE("the horizon condition is not asked at the horizon itself") {
    CHECK_THROWS_AS(HorizonCondition(0.0), InvalidInput);
    CHECK_THROWS_AS(HorizonCondition(-0.1), InvalidInput);
}

}  // namespace feynet::test::horizon_condition_test
