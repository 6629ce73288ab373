#include "report_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace feynet {

namespace {

constexpr double farthest_pull = 5.0;  ///< the largest pull that is drawn where it is

constexpr std::size_t most_series = 14;  ///< drawn in one picture

std::size_t n_drawn(const Figure& figure) {
    return std::min(most_series, figure.series.size());
}

svg::Axis axis_of(const FigureAxis& axis) {
    const bool logarithmic = axis.scale == AxisScale::Logarithmic;
    return {.label = axis.label, .scale = logarithmic ? svg::Scale::Log : svg::Scale::Linear};
}

constexpr std::array<Markup, 4> dashes{"ink", "ink dash-1", "ink dash-2", "ink dash-3"};

/// The exact curves, each name with dashes of its own, or lines through the exact values of the
/// points where there are none.
std::vector<svg::Series> exact_lines(const Figure& figure) {
    std::vector<svg::Series> lines;
    std::vector<std::string> names;
    std::size_t number = 0;
    for (const FigureCurve& curve : figure.exact) {
        // A curve without a name goes with the one before.
        if (!curve.label.empty()) {
            const auto found = std::find(names.begin(), names.end(), curve.label);
            number = static_cast<std::size_t>(found - names.begin());
            if (found == names.end()) {
                names.push_back(curve.label);
            }
        }
        lines.push_back(
            {.ink = dashes[number % dashes.size()],
             .label = curve.label,
             .x = curve.x,
             .y = curve.y});
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

/// Of so many points of a curve with errors one is marked, for every series another one, so that
/// none hides behind its neighbour; 1 where there are few.
std::size_t stride_of(const Figure& figure) {
    constexpr std::size_t many = 60;
    constexpr std::size_t enough = 40;
    std::size_t stride = 1;
    for (const FigureSeries& series : figure.series) {
        const std::size_t n = series.points.size();
        if (n > many && series.points.back().error) {
            stride = std::max(stride, (n + enough - 1) / enough);
        }
    }
    return stride;
}

bool is_marked(std::size_t point, std::size_t stride, std::size_t index) {
    return point % stride == index % stride;
}

svg::Series marked(const FigureSeries& series, std::size_t index, std::size_t stride = 1) {
    svg::Series drawn{
        .shape = svg::Shape::Markers,
        .ink = run_ink(index),
        .marker = run_marker(index),
        .label = series.label};
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        if (is_marked(i, stride, index)) {
            drawn.x.push_back(series.points[i].x);
            drawn.y.push_back(series.points[i].value);
            drawn.error.push_back(series.points[i].error.value_or(0.0));
        }
    }
    return drawn;
}

/// The correlation of neighbouring values; 0 where there are none.
double likeness_of_neighbours(const std::vector<double>& y) {
    const double n = static_cast<double>(y.size());
    const double mean = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double variance = 0.0;
    double covariance = 0.0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        variance += (y[i] - mean) * (y[i] - mean);
        covariance += i > 0 ? (y[i] - mean) * (y[i - 1] - mean) : 0.0;
    }
    return variance > 0.0 ? covariance / variance : 0.0;
}

/// Whether a series is the course of something: many values without errors, in their order, that
/// resemble their neighbours. It is drawn as a line.
bool is_course(const FigureSeries& series, AxisScale scale) {
    constexpr std::size_t fewest = 20;
    std::vector<double> y;
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        const FigurePoint& point = series.points[i];
        const bool ordered = i == 0 || point.x > series.points[i - 1].x;
        if (point.error || point.exact || !ordered) {
            return false;
        }
        const double value = scale == AxisScale::Logarithmic ? std::log(point.value) : point.value;
        if (std::isfinite(value)) {
            y.push_back(value);
        }
    }
    return y.size() >= fewest && likeness_of_neighbours(y) > 0.7;
}

/// Every point as a line and some of them marked, at other places for every series.
void add_course(svg::Panel& panel, const FigureSeries& series, std::size_t index) {
    constexpr std::size_t n_marks = 10;
    constexpr std::size_t most_points = 500;
    const svg::Series all = marked(series, index);
    svg::Series line{.ink = run_ink(index)};
    svg::Series marks{
        .shape = svg::Shape::Markers,
        .ink = run_ink(index),
        .marker = run_marker(index),
        .label = series.label};
    const std::size_t stride = std::max<std::size_t>(1, all.x.size() / n_marks);
    const std::size_t thinning = (all.x.size() + most_points - 1) / most_points;
    for (std::size_t i = 0; i < all.x.size(); ++i) {
        const bool has_mark = i % stride == (index * stride / 4 + stride / 2) % stride;
        for (svg::Series* const drawn : {&line, &marks}) {
            if (drawn == &line ? i % thinning == 0 || i + 1 == all.x.size() : has_mark) {
                drawn->x.push_back(all.x[i]);
                drawn->y.push_back(all.y[i]);
            }
        }
    }
    panel.series.push_back(std::move(line));
    panel.series.push_back(std::move(marks));
}

svg::Panel value_panel(const Figure& figure) {
    svg::Panel panel{.height = 260.0, .y = axis_of(figure.y)};
    panel.series = exact_lines(figure);
    for (std::size_t i = 0; i < n_drawn(figure); ++i) {
        if (is_course(figure.series[i], figure.y.scale)) {
            add_course(panel, figure.series[i], i);
        } else {
            panel.series.push_back(marked(figure.series[i], i, stride_of(figure)));
        }
    }
    return panel;
}

svg::Panel pull_panel(const Figure& figure) {
    svg::Panel panel{
        .height = 110.0, .y = {.label = "pull", .low = -farthest_pull, .high = farthest_pull}};
    panel.stripes = {{-4.0, 4.0}, {-2.0, 2.0}, {-1.0, 1.0}};
    for (std::size_t i = 0; i < n_drawn(figure); ++i) {
        svg::Series series = marked({.label = "", .points = {}, .test = {}}, i);
        const std::vector<FigurePoint>& points = figure.series[i].points;
        for (std::size_t k = 0; k < points.size(); ++k) {
            const FigurePoint& point = points[k];
            if (point.pull && is_marked(k, stride_of(figure), i)) {
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
    plot.width = 570.0;
    plot.x = axis_of(drawn.x);
    plot.panels = {value_panel(drawn)};
    std::string caption = drawn.caption;
    if (drawn.series.size() > most_series) {
        caption +=
            fmt::format(" Drawn are the first {} of {} series.", most_series, drawn.series.size());
    }
    if (const std::size_t stride = stride_of(drawn); stride > 1) {
        caption += fmt::format(" Of every {} points one is marked.", stride);
    }
    if (has_pulls(drawn)) {
        plot.panels.push_back(pull_panel(drawn));
        caption +=
            " Below, the distance to the exact value in standard errors, with bands at ±1, ±2 and "
            "±4.";
    }
    return element(
        "section", element("h2", Html::text(drawn.title)) + figure("drawn", plot, caption));
}

}  // namespace

Html study_figures(const Summary& summary) {
    Html sections;
    for (const Figure& drawn : summary.figures) {
        sections += one_figure(drawn);
    }
    if (sections.empty()) {
        return sections;
    }
    const bool alone = summary.figures.size() == 1;
    return element("div", {{"class", alone ? "figures alone" : "figures"}}, sections);
}

}  // namespace feynet
