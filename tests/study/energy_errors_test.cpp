#include "feynet/study/energy_errors.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::energy_errors_test {

/// Independent normal energy errors of mean μ and width σ in eight chains.
Series normal_errors(double mean, double deviation, Index n = 4000) {
    Series series(lanes);
    const Block z = normal_block(n);
    for (Index i = 0; i < n; ++i) {
        series.append(0, mean + deviation * z.col(i));
    }
    return series;
}

// 4 standard errors: a false alarm in 1.6·10⁴ seeds; the seed is fixed.
TEST_CASE("energy errors: ⟨exp(−ΔH)⟩ is 1 where the mean is half the variance, and not elsewhere") {
    const Estimate right = boltzmann_factor(normal_errors(0.125, 0.5));
    const Estimate wrong = boltzmann_factor(normal_errors(0.0, 0.5));

    REQUIRE(right.error.has_value());
    REQUIRE(wrong.error.has_value());
    CHECK(std::abs(right.mean - 1.0) < 4.0 * *right.error);
    CHECK(std::abs(wrong.mean - 1.0) > 4.0 * *wrong.error);
}

TEST_CASE("energy errors: the histogram is a probability density, and its own mirror image") {
    Figure figure = energy_error_figure();

    draw_energy_errors(normal_errors(0.125, 0.5), "site", figure);

    REQUIRE(figure.series.size() == 1);
    const std::vector<FigurePoint>& points = figure.series[0].points;
    double sum = 0.0;
    double mean = 0.0;
    for (const FigurePoint& point : points) {
        const double share = point.value * (points[1].x - points[0].x);
        sum += share;
        mean += share * point.x;
    }
    CHECK(sum == doctest::Approx(1.0).epsilon(0.001));
    CHECK(mean == doctest::Approx(0.125).epsilon(0.1));
    REQUIRE(figure.exact.size() == 1);
    for (std::size_t i = 12; i < 21; ++i) {
        CHECK(figure.exact[0].x[i] == points[i].x);
        CHECK(figure.exact[0].y[i] == doctest::Approx(points[i].value).epsilon(0.15));
    }
    CHECK(figure.caption.find(": site ") != std::string::npos);
}

TEST_CASE("energy errors: exact motions and means of several trajectories are not drawn") {
    Figure figure = energy_error_figure();
    Series thinned(lanes, 16);
    for (int i = 0; i < 40; ++i) {
        thinned.append(0, Lanes::Constant(0.1 * i));
    }

    draw_energy_errors(normal_errors(0.0, 0.0), "decay", figure);
    draw_energy_errors(normal_errors(0.0, 1e-13), "decay", figure);
    draw_energy_errors(thinned, "site", figure);
    draw_energy_errors(Series(lanes), "none", figure);

    CHECK(figure.series.empty());
    CHECK(figure.exact.empty());
}

}  // namespace feynet::test::energy_errors_test
