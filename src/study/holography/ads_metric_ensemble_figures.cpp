#include "ads_metric_ensemble.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace feynet {

std::vector<Figure> starts_figures(
    const AdsProblem& problem, const std::vector<TrainedStart>& starts) {
    const Eigen::VectorXd depths = problem.network().depths();
    Figure metric{
        .name = "metric",
        .title = "The emergent metric",
        .caption = "h(η), mean and spread of the starts that were kept.",
        .x = {.label = "η"},
        .y = {.label = "h"}};
    FigureSeries layers{.label = "layers of the network"};
    for (Index n = depths.size() - 1; n >= 0 && kept_of(starts) >= 2; --n) {
        const Spread h = spread_of(starts, [n](const BulkModel& m) { return m.weights.metric(n); });
        layers.points.push_back(figure_point(
            depths(n),
            h.mean,
            h.deviation,
            problem.is_known() ? std::optional(problem.metric()(depths(n))) : std::nullopt));
        layers.points.back().pull = std::nullopt;
    }
    metric.series.push_back(std::move(layers));

    Figure loss{
        .name = "loss",
        .title = "How the loss falls",
        .caption = "(mean |y − label|)² + E_reg of four starts, epoch by epoch.",
        .x = {.label = "epoch"},
        .y = {.label = "loss", .scale = AxisScale::Logarithmic},
        .is_detail = true};
    for (std::size_t i = 0; i < std::min<std::size_t>(4, starts.size()); ++i) {
        FigureSeries series{.label = fmt::format("start {}", i + 1)};
        const std::vector<Epoch>& history = starts[i].trained.history;
        const std::size_t stride = 1 + history.size() / 100;
        for (std::size_t k = 0; k < history.size(); k += stride) {
            series.points.push_back(figure_point(static_cast<double>(k + 1), history[k].total()));
        }
        loss.series.push_back(std::move(series));
    }
    return {metric, loss};
}

}  // namespace feynet
