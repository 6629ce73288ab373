#include "feynet/study/path/continuum_figures.hpp"

#include "continuum_plans.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::continuum_figures_test {

TEST_CASE("continuum figures: the law runs through the differences, both positive") {
    const ContinuumPlan plan = quartic_plan();
    const ExactOrder order(plan, Discretisation::Site, ContinuumLimits(plan));
    Figure figure = convergence_figure();

    draw(Discretisation::Site, order, figure);

    REQUIRE(figure.series.size() == 1);
    REQUIRE(figure.exact.size() == 1);
    for (std::size_t i = 0; i < order.spacings.size(); ++i) {
        const FigurePoint& point = figure.series[0].points[i];
        CHECK(point.value == std::abs(order.differences[i]));
        CHECK(figure.exact[0].y[i] == doctest::Approx(point.value).epsilon(0.01));
    }
}

TEST_CASE(
    "continuum figures: the points of sampled rates are tested together, if all have errors") {
    const auto rate = [](double a, double pull) {
        return SampledRate{
            .spacing = a,
            .measured = {.mean = 2.0 + 0.1 * pull, .error = 0.1},
            .exact = 2.0,
            .rhat = 1.0,
            .sampler = {},
            .correlator = {}};
    };
    std::vector<SampledRate> rates{rate(0.4, 1.0), rate(0.2, -2.0)};
    Figure figure = sampled_rate_figure({});

    draw(Discretisation::Site, rates, figure);
    rates[0].measured.error.reset();
    draw(Discretisation::Midpoint, rates, figure);

    CHECK(figure.series[0].test.dof == 2);
    CHECK(figure.series[0].test.value == doctest::Approx(5.0));
    CHECK(figure.series[0].test.p == doctest::Approx(std::exp(-2.5)));
    CHECK(figure.series[1].test.dof == 0);
}

}  // namespace feynet::test::continuum_figures_test
