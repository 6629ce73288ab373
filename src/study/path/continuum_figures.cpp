#include "feynet/study/path/continuum_figures.hpp"

#include "feynet/statistics/distribution.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// The points are independent: the squares of their pulls are a χ².
CurveTest test_of(const std::vector<FigurePoint>& points) {
    CurveTest test{.lags = "all spacings"};
    for (const FigurePoint& point : points) {
        if (!point.pull) {
            return {};
        }
        test.value += *point.pull * *point.pull;
        ++test.dof;
    }
    test.p = chi_squared_survival(test.value, static_cast<double>(test.dof));
    return test;
}

}  // namespace

Figure convergence_figure() {
    return {
        .name = "gap_convergence",
        .title = "How the gap approaches its limit",
        .caption = "|gap(a) − gap(0)| of the transfer matrices, with c₁aᵖ(1 + c₂a) through them.",
        .x = {.label = "a", .scale = AxisScale::Logarithmic},
        .y = {.label = "|gap(a) − gap(0)|", .scale = AxisScale::Logarithmic}};
}

Figure sampled_rate_figure(const ContinuumSettings& settings) {
    return {
        .name = "sampled_rate",
        .title = "The decay rate of sampled networks",
        .caption = fmt::format(
            "The rate at which G(t) decays from t = {:g} to {:g} beside that of the transfer "
            "matrix "
            "at the same spacing.",
            settings.from,
            settings.to),
        .x = {.label = "a"},
        .y = {.label = "rate"}};
}

void draw(Discretisation rule, const ExactOrder& order, Figure& figure) {
    const std::string name(word(rule));
    FigureSeries series{.label = name};
    FigureCurve curve{
        .label = fmt::format("{}: p = {:.3f}", name, order.fit.power), .x = {}, .y = {}};
    for (std::size_t i = 0; i < order.spacings.size(); ++i) {
        const double a = order.spacings[i];
        series.points.push_back(figure_point(a, std::abs(order.differences[i])));
        curve.x.push_back(a);
        curve.y.push_back(std::abs(order.fit.value(a)));
    }
    figure.series.push_back(std::move(series));
    figure.exact.push_back(std::move(curve));
}

void draw(Discretisation rule, const std::vector<SampledRate>& rates, Figure& figure) {
    FigureSeries series{.label = std::string(word(rule))};
    for (const SampledRate& rate : rates) {
        series.points.push_back(
            figure_point(rate.spacing, rate.measured.mean, rate.measured.error, rate.exact));
    }
    series.test = test_of(series.points);
    figure.series.push_back(std::move(series));
}

}  // namespace feynet
