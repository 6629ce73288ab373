#include "feynet/holography/learning/labelled_points.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/metric/black_hole.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::labelled_points_test {

TEST_CASE("points are drawn in the window until there are enough of both labels") {
    const PointWindow window{
        .source_low = -1.0,
        .source_high = 2.0,
        .response_low = 0.0,
        .response_high = 0.5,
        .n_of_each = 300};
    const auto above = [](const Lanes& source, const Lanes& response, const Lanes&) {
        return Eigen::Array<bool, lanes, 1>(response > 0.2 * source.square());
    };
    const LabelledPoints points = draw_labelled(window, above, Stream{.seed = 3});

    REQUIRE(points.size() == 600);
    CHECK((points.label.head(300) == 0.0).all());
    CHECK((points.label.tail(300) == 1.0).all());
    CHECK((points.source >= -1.0 && points.source <= 2.0).all());
    CHECK((points.response >= 0.0 && points.response <= 0.5).all());
    CHECK(((points.response > 0.2 * points.source.square()) == (points.label == 0.0)).all());
    CHECK(points.positive().size() == 300);

    CHECK((draw_labelled(window, above, Stream{.seed = 3}).source == points.source).all());
    CHECK((draw_labelled(window, above, Stream{.seed = 4}).source != points.source).any());
}

TEST_CASE("the true bulk knows the labels it gave") {
    const BulkNetwork network(1.0, 0.1, 10, euler_rule());
    const BulkWeights weights{
        .metric = BlackHole(3).values(network.depths()), .mass_squared = -1.0, .coupling = 1.0};
    const auto occurs = regular_at_horizon(network, weights, HorizonOutput::Regular, 0.1);
    const LabelledPoints points = draw_labelled(
        {.source_low = 0.0,
         .source_high = 1.5,
         .response_low = -0.2,
         .response_high = 0.2,
         .n_of_each = 40},
        occurs,
        Stream{.seed = 1});
    for (Index i = 0; i < points.size(); ++i) {
        const BulkState start{
            .phi = Lanes::Constant(points.source(i)), .pi = Lanes::Constant(points.response(i))};
        const BulkState end = network.propagate(weights, start).horizon();
        const double misfit = 20.0 * end.pi(0) + end.phi(0) - std::pow(end.phi(0), 3);
        CHECK((std::abs(misfit) < 0.1) == (points.label(i) == 0.0));
    }
}

TEST_CASE("data scatter around their curve by the normal law") {
    // |response − f| < |z| s: the positive responses have the density P(|z| > t), t = |response −
    // f|/s, whose mean t is √(2π)/4 · … = ⟨z²⟩/(2⟨|z|⟩) = √(2π)/4 and mean square ⟨|z|³⟩/(3⟨|z|⟩)
    // = 2/3. With 20 000 points the errors are 0.0037 and 0.0066: 4 of them, a false alarm in
    // 16 000.
    const double spread = 0.05;
    const auto curve = [](double source) { return 0.5 + 0.1 * source; };
    const LabelledPoints positive =
        draw_labelled({.n_of_each = 20000}, near_curve(curve, spread), Stream{.seed = 5})
            .positive();
    const Eigen::ArrayXd t = (positive.response - 0.5 - 0.1 * positive.source).abs() / spread;
    CHECK(std::abs(t.mean() - 0.626657) < 4.0 * 0.0037);
    CHECK(std::abs(t.square().mean() - 2.0 / 3.0) < 4.0 * 0.0066);
}

TEST_CASE("windows without points of both labels are refused") {
    const auto always = [](const Lanes&, const Lanes&, const Lanes&) {
        return Eigen::Array<bool, lanes, 1>::Constant(true).eval();
    };
    CHECK_THROWS_AS(draw_labelled({.n_of_each = 1}, always, Stream{}), InvalidInput);
    CHECK_THROWS_AS(
        draw_labelled({.source_low = 1.0, .source_high = 1.0}, always, Stream{}), InvalidInput);
}

}  // namespace feynet::test::labelled_points_test
