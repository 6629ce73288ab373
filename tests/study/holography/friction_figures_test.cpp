#include "feynet/study/holography/friction_figures.hpp"

#include "feynet/study/holography/friction_settings.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::friction_figures_test {

TEST_CASE("friction figures: h with band and truth, stop curve, motions, spectrum, residuals") {
    FrictionSettings settings;
    settings.search.modes = 4;
    const StoppingNetwork network(settings.system(), 20);
    const Eigen::VectorXd h = settings.true_friction(network.times());
    const StopCurve curve = stop_curve(network, h, {2.0, 4.0}, 9);
    const Eigen::VectorXd error = Eigen::VectorXd::Constant(9, 1e-3);
    const StoppingData data{curve.position, curve.velocity, error, error};
    FrictionFit fit{.start = -0.2, .parameters = Eigen::Vector4d(-0.25, -0.1, 0.05, -0.02)};
    FrictionPosterior posterior =
        friction_posterior(network, data, fit.parameters, prior_widths(4, 1.0)).value();
    const FrictionOutcome outcome{network, data, {fit}, posterior};

    const std::vector<Figure> figures = friction_figures(settings, outcome);

    REQUIRE(figures.size() == 5);
    const FigurePoint middle = figures[0].series[0].points[20];
    CHECK(middle.x == 5.0);
    CHECK(*middle.exact == doctest::Approx(-0.3));
    CHECK(std::abs(middle.value + 0.3) < 4.0 * *middle.error);
    // The curve that is found passes through the starts: its end is beside the last of them.
    CHECK(figures[1].series[0].points.size() == 9);
    CHECK(figures[1].exact[0].x.size() == 200);
    for (const FigurePoint& point : figures[2].series[0].points) {
        if (point.x == 10.0) {
            CHECK(std::abs(point.value) < 1e-2);
        }
    }
    CHECK(figures[3].series[0].points.size() == 4);
    CHECK(figures[3].series[0].points[0].value > figures[3].series[0].points[3].value);
    CHECK(figures[4].series[0].points.size() == 9);
}

}  // namespace feynet::test::friction_figures_test
