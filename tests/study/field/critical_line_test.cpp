#include "feynet/study/field/critical_line.hpp"

#include "binder_plans.hpp"
#include "feynet/core/error.hpp"
#include "feynet/field/exact/normal_ordered_mass.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::critical_line_test {
namespace {

/// μ₀²(L) = μ₀² + A L^{−11/4} without noise.
std::vector<LevelCrossing> on_the_law(double bare, double amplitude) {
    std::vector<LevelCrossing> crossings;
    for (const Index size : {12, 16, 24, 32}) {
        crossings.push_back(
            {.size = size,
             .coupling = bare + amplitude * std::pow(static_cast<double>(size), -2.75),
             .error = 1e-3});
    }
    return crossings;
}

/// f = f_c + a λ + b λ ln λ without noise.
std::vector<CriticalPoint> along_the_law(double limit, double a, double b) {
    std::vector<CriticalPoint> points;
    for (const double lambda : {1.0, 0.5, 0.25, 0.1, 0.05}) {
        CriticalPoint point{.lambda = lambda};
        point.ratio = limit + lambda * (a + b * std::log(lambda));
        point.ratio_error = 0.02;
        points.push_back(point);
    }
    return points;
}

}  // namespace

TEST_CASE("critical line: sizes on the law give the critical mass and its normal-ordered one") {
    const CriticalPoint point = critical_point(0.5, on_the_law(-0.72, 8.0));

    CHECK(point.bare == doctest::Approx(-0.72).epsilon(1e-12));
    CHECK(point.bare_systematic < 1e-12);
    CHECK(point.p == doctest::Approx(1.0));
    CHECK(point.mass_squared == doctest::Approx(normal_ordered_mass_squared(-0.72, 0.5)));
    CHECK(point.ratio == doctest::Approx(0.5 / point.mass_squared));
}

// With m² = μ₀² + 3λ A(μ²), dμ²/dμ₀² = 1/(1 − 3λ A′(μ²)), by which an error of μ₀² becomes one of
// f.
TEST_CASE("critical line: the error of f is that of the mass by the derivative of the gap") {
    const CriticalPoint point = critical_point(0.5, on_the_law(-0.72, 0.0));

    constexpr double step = 1e-5;
    const double slope = (square_lattice_tadpole(point.mass_squared + step) -
                          square_lattice_tadpole(point.mass_squared - step)) /
                         (2.0 * step);
    const double mass_error = point.bare_error / (1.0 - 1.5 * slope);
    CHECK(
        point.ratio_error ==
        doctest::Approx(point.ratio * mass_error / point.mass_squared).epsilon(1e-3));
}

TEST_CASE("critical line: a size off the law shows in p and in the systematic error") {
    std::vector<LevelCrossing> crossings = on_the_law(-0.72, 8.0);
    crossings.front().coupling += 0.02;

    const CriticalPoint point = critical_point(0.5, crossings);

    CHECK(point.p < 1e-6);
    CHECK(point.bare_systematic > point.bare_error);
}

TEST_CASE("critical line: f on the law gives its limit") {
    const ContinuumCoupling limit = continuum_coupling(along_the_law(11.1, -0.9, 1.2));

    CHECK(limit.value == doctest::Approx(11.1).epsilon(1e-12));
    CHECK(limit.fit.theta[1] == doctest::Approx(-0.9).epsilon(1e-10));
    CHECK(limit.fit.theta[2] == doctest::Approx(1.2).epsilon(1e-10));
    CHECK(limit.systematic < 1e-10);
    CHECK(limit.at(0.0) == limit.value);
    CHECK(limit.at(0.5) == doctest::Approx(11.1 + 0.5 * (-0.9 + 1.2 * std::log(0.5))));
}

TEST_CASE("critical line: too few points are refused") {
    const std::vector<LevelCrossing> crossings = on_the_law(-0.72, 8.0);
    const std::vector<CriticalPoint> points = along_the_law(11.1, -0.9, 1.2);
    CHECK_THROWS_AS(critical_point(0.5, std::span(crossings).first(2)), InvalidInput);
    CHECK_THROWS_AS(continuum_coupling(std::span(points).first(3)), InvalidInput);
}

// At the λ where the reweighted U₄ of the run meets the level a run of its own has that U₄; 4σ of
// both runs. Fixed seeds: a right program fails with 6e-5.
TEST_CASE(
    "critical line: a run at the crossing of a level has its U₄ there" *
    doctest::test_suite("long")) {
    const BinderPlan plan = small_binder_plan();
    constexpr double level = 0.58;

    const LevelCrossing found =
        level_crossing(run_size(plan, 4, 4.6, 3000, 0, {.n_threads = 1}), level);

    REQUIRE(found.error.has_value());
    const BinderRecord there = run_size(plan, 4, found.coupling, 3000, 1, {.n_threads = 1});
    const ReweightedResult height =
        there.measured->at(found.coupling, binder_cumulant(1), gradient_of_binder(1));
    const double slope = (binder_cumulant(1)(there.measured->means(found.coupling + 0.01)) -
                          binder_cumulant(1)(there.measured->means(found.coupling - 0.01))) /
                         0.02;
    CHECK(std::abs(height.value - level) < 4.0 * std::hypot(*height.error, slope * *found.error));
}

TEST_CASE("critical line: a level that the run does not reach has no crossing") {
    const BinderPlan plan = small_binder_plan();

    CHECK_FALSE(
        level_crossing(run_size(plan, 4, 4.6, 200, 0, {.n_threads = 1}), 0.7).error.has_value());
}

}  // namespace feynet::test::critical_line_test
