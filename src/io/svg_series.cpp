#include "svg_series.hpp"

#include "svg_pen.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace feynet::svg {

std::size_t n_points(const Series& series) {
    return std::min(series.x.size(), series.y.size());
}

double error_at(const Series& series, std::size_t i) {
    const bool known = i < series.error.size() && std::isfinite(series.error[i]);
    return known ? std::abs(series.error[i]) : 0.0;
}

Html path(Markup shape, const std::string& data) {
    return data.empty()
               ? Html()
               : empty_element("path", {{"class", std::string(shape.view())}, {"d", data}});
}

namespace {

bool has_place(const Frame& frame, const Series& series, std::size_t i) {
    return frame.x.holds(series.x[i]) && frame.y.holds(series.y[i]);
}

/// The coordinate of y − δ, at the bottom of the panel where a logarithmic axis has no place for
/// it.
double lower_end(const Frame& frame, double value) {
    return frame.y.holds(value) ? frame.y(value) : frame.y.from();
}

Html draw_line(const Frame& frame, const Series& series) {
    Pen pen;
    bool down = false;
    for (std::size_t i = 0; i < n_points(series); ++i) {
        const bool drawn = has_place(frame, series, i);
        if (drawn && down) {
            pen.line_to(frame.x(series.x[i]), frame.y(series.y[i]));
        } else if (drawn) {
            pen.move_to(frame.x(series.x[i]), frame.y(series.y[i]));
        }
        down = drawn;
    }
    return path("line", pen.data());
}

Html draw_markers(const Frame& frame, const Series& series) {
    Pen bars;
    Pen markers;
    for (std::size_t i = 0; i < n_points(series); ++i) {
        if (!has_place(frame, series, i)) {
            continue;
        }
        const double x = frame.x(series.x[i]);
        const double error = error_at(series, i);
        if (error > 0.0) {
            bars.move_to(x, lower_end(frame, series.y[i] - error));
            bars.line_to(x, frame.y(series.y[i] + error));
        }
        markers.stamp(series.marker, x, frame.y(series.y[i]));
    }
    return path("bar", bars.data()) + path("marker", markers.data());
}

Html draw_stems(const Frame& frame, const Series& series) {
    const double base = lower_end(frame, 0.0);
    Pen pen;
    for (std::size_t i = 0; i < n_points(series); ++i) {
        if (has_place(frame, series, i)) {
            const double x = frame.x(series.x[i]);
            pen.move_to(x, base);
            pen.line_to(x, frame.y(series.y[i]));
        }
    }
    return path("stem", pen.data());
}

Html draw_steps(const Frame& frame, const Series& series) {
    const std::size_t n = n_points(series);
    const double half_bin =
        n > 1 ? 0.5 * (series.x[n - 1] - series.x[0]) / static_cast<double>(n - 1) : 0.5;
    const double base = lower_end(frame, 0.0);
    Pen pen;
    bool started = false;
    for (std::size_t i = 0; i < n; ++i) {
        if (!has_place(frame, series, i) || !frame.x.holds(series.x[i] - half_bin)) {
            continue;
        }
        const double left = frame.x(series.x[i] - half_bin);
        if (!started) {
            pen.move_to(left, base);
            started = true;
        }
        pen.line_to(left, frame.y(series.y[i]));
        pen.line_to(frame.x(series.x[i] + half_bin), frame.y(series.y[i]));
        if (i + 1 == n || !has_place(frame, series, i + 1)) {
            pen.line_to(frame.x(series.x[i] + half_bin), base);
            started = false;
        }
    }
    return path("steps", pen.data());
}

Html draw_band(const Frame& frame, const Series& series) {
    std::vector<std::size_t> drawn;
    for (std::size_t i = 0; i < n_points(series); ++i) {
        if (has_place(frame, series, i)) {
            drawn.push_back(i);
        }
    }
    if (drawn.size() < 2) {
        return {};
    }
    Pen pen;
    pen.move_to(
        frame.x(series.x[drawn[0]]), frame.y(series.y[drawn[0]] + error_at(series, drawn[0])));
    for (std::size_t k = 1; k < drawn.size(); ++k) {
        const std::size_t i = drawn[k];
        pen.line_to(frame.x(series.x[i]), frame.y(series.y[i] + error_at(series, i)));
    }
    for (std::size_t k = drawn.size(); k-- > 0;) {
        const std::size_t i = drawn[k];
        pen.line_to(frame.x(series.x[i]), lower_end(frame, series.y[i] - error_at(series, i)));
    }
    pen.close();
    return path("band", pen.data());
}

}  // namespace

Html draw_series(const Frame& frame, const Series& series) {
    Html shape;
    switch (series.shape) {
        case Shape::Line:
            shape = draw_line(frame, series);
            break;
        case Shape::Markers:
            shape = draw_markers(frame, series);
            break;
        case Shape::Stems:
            shape = draw_stems(frame, series);
            break;
        case Shape::Steps:
            shape = draw_steps(frame, series);
            break;
        case Shape::Band:
            shape = draw_band(frame, series);
            break;
    }
    return shape.empty() ? shape : element("g", {{"class", std::string(series.ink.view())}}, shape);
}

}  // namespace feynet::svg
