#include "ads_metric_fit.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace feynet {
namespace {

constexpr Index most_fitted_points = 150;

Figure fitted_metric_figure(const AdsProblem& problem, const AdsFit& result) {
    Figure figure{
        .name = "metric",
        .title = "The emergent metric",
        .caption = problem.is_known()
                       ? "h(η) from the data with its band of one standard deviation; the line is "
                         "the metric that made the data."
                       : "h(η) from the data with its band of one standard deviation.",
        .x = {.label = "η"},
        .y = {.label = "h"}};
    const Eigen::VectorXd depths = shown_depths(result);
    const Eigen::VectorXd h = result.fit.metric(depths);
    const Eigen::VectorXd band = result.fit.band(depths);
    FigureSeries series{.label = "from the data"};
    for (Index i = 0; i < depths.size(); ++i) {
        series.points.push_back(figure_point(
            depths(i),
            h(i),
            band(i),
            problem.is_known() ? std::optional(problem.metric()(depths(i))) : std::nullopt));
    }
    figure.series.push_back(std::move(series));
    return figure;
}

/// The indices of the points to show, rising in the source.
std::vector<Index> fitted_points_shown(const CurveData& data) {
    std::vector<Index> order(static_cast<std::size_t>(data.size()));
    for (Index i = 0; i < data.size(); ++i) {
        order[static_cast<std::size_t>(i)] = i;
    }
    std::sort(order.begin(), order.end(), [&](Index i, Index j) {
        return data.source(i) < data.source(j);
    });
    const Index stride = 1 + (data.size() - 1) / most_fitted_points;
    std::vector<Index> shown;
    for (std::size_t i = 0; i < order.size(); i += static_cast<std::size_t>(stride)) {
        shown.push_back(order[i]);
    }
    return shown;
}

Figure fitted_data_figure(const AdsFit& result) {
    Figure figure{
        .name = "data",
        .title = "The data and the bulk",
        .caption = "Responses with their errors; the line is the emergent metric's.",
        .x = {.label = "source"},
        .y = {.label = "response"},
        .is_detail = true};
    FigureSeries series{.label = "data"};
    FigureCurve bulk{.label = "the emergent metric"};
    for (const Index i : fitted_points_shown(result.data)) {
        series.points.push_back(
            figure_point(result.data.source(i), result.data.response(i), result.data.error(i)));
        bulk.x.push_back(result.data.source(i));
        bulk.y.push_back(result.fit.predicted.response(i));
    }
    figure.exact.push_back(std::move(bulk));
    figure.series.push_back(std::move(series));
    return figure;
}

Figure fitted_residual_figure(const AdsFit& result) {
    Figure figure{
        .name = "residuals",
        .title = "What the bulk misses",
        .caption = "(data − bulk)/error: noise, where the fit is good.",
        .x = {.label = "source"},
        .y = {.label = "residual"},
        .is_detail = true};
    FigureSeries series{.label = "residuals"};
    for (const Index i : fitted_points_shown(result.data)) {
        const double residual =
            (result.data.response(i) - result.fit.predicted.response(i)) / result.data.error(i);
        series.points.push_back(figure_point(result.data.source(i), residual));
    }
    figure.series.push_back(std::move(series));
    return figure;
}

Figure fitted_spectrum_figure(const AdsFit& result) {
    Figure figure{
        .name = "spectrum",
        .title = "What the data determine",
        .caption =
            "Singular values of the map from metric to data, in units of errors and prior: above "
            "the line the data speak, below the prior does.",
        .x = {.label = "direction k"},
        .y = {.label = "sₖ", .scale = AxisScale::Logarithmic},
        .is_detail = true};
    const Sensitivity sensitivity = sensitivity_of(result.fit);
    const Eigen::VectorXd& s = sensitivity.singular_values();
    constexpr double least = 1e-12;
    FigureSeries series{.label = "sₖ"};
    FigureCurve one{.label = "as strong as the prior"};
    for (Index k = 0; k < s.size(); ++k) {
        const auto x = static_cast<double>(k + 1);
        if (s(k) > least * s(0)) {
            series.points.push_back(figure_point(x, s(k)));
        }
        one.x.push_back(x);
        one.y.push_back(1.0);
    }
    figure.series.push_back(std::move(series));
    figure.exact.push_back(std::move(one));
    return figure;
}

Figure fitted_resolution_figure(const AdsFit& result) {
    Figure figure{
        .name = "resolution",
        .title = "Which depths each depth shows",
        .caption =
            "Kernels A(η, η'): the fitted h(η) is the true one averaged with A, and what the prior "
            "adds. They are broad: features of h finer than a kernel are the prior's.",
        .x = {.label = "η'"},
        .y = {.label = "A(η, η')"},
        .is_detail = true};
    const Eigen::VectorXd wanted = result.fit.reach * Eigen::VectorXd::LinSpaced(3, 0.3, 0.9);
    const Eigen::MatrixXd kernels = resolution_kernels(result.fit, result.data, wanted);
    for (Index i = 0; i < wanted.size(); ++i) {
        FigureSeries series{.label = fmt::format("η = {:.2g}", wanted(i))};
        for (Index j = result.depths.size() - 1; j >= 0; --j) {
            series.points.push_back(
                figure_point(result.depths(j), kernels(i, j) / result.lengths(j)));
        }
        figure.series.push_back(std::move(series));
    }
    return figure;
}

}  // namespace

std::vector<Figure> fit_figures(const AdsProblem& problem, const AdsFit& result) {
    return {
        fitted_metric_figure(problem, result),
        fitted_data_figure(result),
        fitted_residual_figure(result),
        fitted_spectrum_figure(result),
        fitted_resolution_figure(result)};
}

}  // namespace feynet
