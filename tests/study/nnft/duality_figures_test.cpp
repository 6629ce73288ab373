#include "feynet/study/nnft/duality_figures.hpp"

#include "duality_plans.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::duality_figures_test {
namespace {

/// A part with one network of each kind that has one number and a curve.
DualityPart part_at(const DualityPlan& plan, double coupling) {
    DualityPart part{.exact = DualityExact(plan, coupling)};
    NetworkRun run{.network = coupling_label(coupling) + ", cosine"};
    ObservableResult number{.name = "x2", .formula = "⟨x²⟩"};
    number.value = 1.01 * part.exact.x2;
    number.error = 0.01 * part.exact.x2;
    run.observables.push_back(number);
    for (std::size_t k = 0; k < part.exact.correlator.size(); ++k) {
        const double exact = part.exact.correlator[k];
        run.correlator.push_back(
            {.lag = static_cast<Index>(k),
             .time = plan.time.spacing * static_cast<double>(k),
             .value = 1.01 * exact,
             .error = k < 3 ? 0.01 * exact : exact,
             .exact = exact});
    }
    part.paths = {run};
    run.network = coupling_label(coupling) + ", N = 4";
    part.widths = {run, run, run};
    part.limits = {run};
    return part;
}

}  // namespace

TEST_CASE("duality figures: curves end where noise begins, and have the exact one behind them") {
    const DualityPlan plan = small_duality();
    const DualityPart part = part_at(plan, 0.1);

    const Figure correlator = correlator_figure(part);
    const Figure deviation = deviation_figure(part);

    CHECK(correlator.name == "correlator_lambda_0_1");
    CHECK(correlator.series.size() == 5);
    CHECK(correlator.series[0].label == "path integral, cosine");
    CHECK(correlator.series[1].label == "NNFT, N = 4");
    CHECK(correlator.series[0].points.size() == 3);
    CHECK(correlator.exact[0].y[1] == part.exact.correlator[1]);
    CHECK(deviation.series[0].points.size() == 3);
    CHECK(deviation.series[0].points[1].value == doctest::Approx(1.0));
}

TEST_CASE("duality figures: ⟨x²⟩ stands over 1/N in percent of the exact one") {
    const DualityPlan plan = small_duality();
    const std::vector<DualityPart> parts{part_at(plan, 0.0), part_at(plan, 1.0)};

    const Figure figure = width_figure(plan, parts);

    CHECK(figure.series.size() == 6);
    CHECK(figure.series[0].points[1].x == doctest::Approx(1.0 / 8.0));
    CHECK(figure.series[0].points[1].value == doctest::Approx(1.0));
    CHECK(figure.series[0].points[1].error == doctest::Approx(1.0));
    CHECK(figure.exact.size() == 2);
    CHECK(figure.exact[1].y.front() == doctest::Approx(1.0));
}

TEST_CASE(
    "duality figures: histograms stand beside 1/λ_p without a coupling, beside nothing with") {
    DualityPlan plan = small_duality();
    plan.duality.draws = 200;
    const DualityExact free(plan, 0.0);
    const DualityExact bound(plan, 1.0);

    const FigureSeries a = frequency_histogram(plan, free, run_width(plan, 0.0, 4, 1, {}));
    const FigureSeries b = frequency_histogram(plan, bound, run_width(plan, 1.0, 4, 2, {}));
    const FigureSeries c =
        measured_spectrum(plan, bound, "power", run_width(plan, 1.0, 4, 3, {}).correlator());

    const double pi = std::acos(-1.0);
    CHECK(a.points[1].x == doctest::Approx(2.0 * pi / 4.0));
    CHECK(*a.points[1].exact == doctest::Approx(1.0 / plan.ring().mode_stiffness(1)));
    CHECK_FALSE(b.points[1].exact);
    CHECK(*c.points[1].exact == bound.spectrum[1]);
}

}  // namespace feynet::test::duality_figures_test
