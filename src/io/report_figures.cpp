#include "report_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {

namespace {

constexpr double farthest_pull = 5.0;  ///< the largest pull that is drawn where it is

svg::Axis axis_of(const FigureAxis& axis) {
    const bool logarithmic = axis.scale == AxisScale::Logarithmic;
    return {.label = axis.label, .scale = logarithmic ? svg::Scale::Log : svg::Scale::Linear};
}

/// The exact curves, or lines through the exact values of the points where there are none.
std::vector<svg::Series> exact_lines(const Figure& figure) {
    std::vector<svg::Series> lines;
    for (const FigureCurve& curve : figure.exact) {
        lines.push_back({.label = curve.label, .x = curve.x, .y = curve.y});
    }
    if (!lines.empty()) {
        return lines;
    }
    for (const FigureSeries& series : figure.series) {
        svg::Series line;
        for (const FigurePoint& point : series.points) {
            if (point.exact) {
                line.x.push_back(point.x);
                line.y.push_back(*point.exact);
            }
        }
        if (!line.x.empty()) {
            line.label = "exact";
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

svg::Series marked(const FigureSeries& series, std::size_t index) {
    svg::Series drawn{
        .shape = svg::Shape::Markers,
        .ink = run_ink(index),
        .marker = run_marker(index),
        .label = series.label};
    for (const FigurePoint& point : series.points) {
        drawn.x.push_back(point.x);
        drawn.y.push_back(point.value);
        drawn.error.push_back(point.error.value_or(0.0));
    }
    return drawn;
}

svg::Panel value_panel(const Figure& figure) {
    svg::Panel panel{.height = 300.0, .y = axis_of(figure.y)};
    panel.series = exact_lines(figure);
    for (std::size_t i = 0; i < figure.series.size(); ++i) {
        panel.series.push_back(marked(figure.series[i], i));
    }
    return panel;
}

svg::Panel pull_panel(const Figure& figure) {
    svg::Panel panel{
        .height = 120.0, .y = {.label = "pull", .low = -farthest_pull, .high = farthest_pull}};
    panel.stripes = {{-4.0, 4.0}, {-2.0, 2.0}, {-1.0, 1.0}};
    for (std::size_t i = 0; i < figure.series.size(); ++i) {
        svg::Series series = marked({.label = "", .points = {}, .test = {}}, i);
        for (const FigurePoint& point : figure.series[i].points) {
            if (point.pull) {
                series.x.push_back(point.x);
                series.y.push_back(std::clamp(*point.pull, -farthest_pull, farthest_pull));
            }
        }
        panel.series.push_back(std::move(series));
    }
    return panel;
}

bool has_pulls(const Figure& figure) {
    return std::any_of(figure.series.begin(), figure.series.end(), [](const FigureSeries& series) {
        return std::any_of(series.points.begin(), series.points.end(), [](const FigurePoint& p) {
            return p.pull.has_value();
        });
    });
}

Html one_figure(const Figure& drawn) {
    svg::Plot plot;
    plot.title = drawn.title;
    plot.description = fmt::format("The numbers are in {}.csv.", drawn.name);
    plot.width = 764.0;
    plot.x = axis_of(drawn.x);
    plot.panels = {value_panel(drawn)};
    std::string caption = drawn.caption;
    if (has_pulls(drawn)) {
        plot.panels.push_back(pull_panel(drawn));
        caption +=
            " Below, the distance to the exact value in standard errors, with bands at ±1, ±2 and "
            "±4.";
    }
    return element(
        "section",
        element("h2", Html::text(drawn.title)) +
            element("div", {{"class", "grid"}}, figure("two", plot, caption)));
}

}  // namespace

Html study_figures(const Summary& summary) {
    Html sections;
    for (const Figure& drawn : summary.figures) {
        sections += one_figure(drawn);
    }
    return sections;
}

}  // namespace feynet
