#include "svg_series.hpp"

#include "svg_pen.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace feynet::svg {

Window Frame::window() const {
    constexpr double margin = 3.5;
    return {
        .left = x.from() - margin,
        .top = y.to() - margin,
        .right = x.to() + margin,
        .bottom = y.from() + margin};
}

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

/// The coordinate of a number inside the panel, or of the end of the panel that it lies beyond; the
/// bottom where a logarithmic axis has no place for it.
double height_of(const Frame& frame, double value) {
    return frame.window().clamped(frame.y.holds(value) ? frame.y(value) : frame.y.from());
}

/// The foot of stems and steps: zero, or the bottom where zero is not in the panel.
double base_of(const Frame& frame) {
    return height_of(frame, 0.0);
}

/// Where point i stands, near enough to the picture for sums of coordinates to be finite.
Spot spot_of(const Frame& frame, const Series& series, std::size_t i) {
    constexpr double farthest = 1e6;
    return {
        std::clamp(frame.x(series.x[i]), -farthest, farthest),
        std::clamp(frame.y(series.y[i]), -farthest, farthest)};
}

Html draw_line(const Frame& frame, const Series& series) {
    const Window window = frame.window();
    Pen pen;
    std::optional<Spot> before;
    bool down = false;
    for (std::size_t i = 0; i < n_points(series); ++i) {
        if (!has_place(frame, series, i)) {
            before.reset();
            down = false;
            continue;
        }
        const Spot here = spot_of(frame, series, i);
        const auto seen = clipped(before.value_or(here), here, window);
        if (seen && !down) {
            pen.move_to(seen->first.x, seen->first.y);
        }
        if (seen && before) {
            pen.line_to(seen->second.x, seen->second.y);
        }
        down = seen && window.holds(here);
        before = here;
    }
    return path("line", pen.data());
}

Html draw_markers(const Frame& frame, const Series& series) {
    const Window window = frame.window();
    Pen bars;
    Pen markers;
    for (std::size_t i = 0; i < n_points(series); ++i) {
        if (!has_place(frame, series, i)) {
            continue;
        }
        const Spot spot = spot_of(frame, series, i);
        const double error = error_at(series, i);
        if (error > 0.0) {
            const double foot = height_of(frame, series.y[i] - error);
            const double head = height_of(frame, series.y[i] + error);
            if (foot != head) {
                bars.move_to(spot.x, foot);
                bars.line_to(spot.x, head);
            }
        }
        if (window.holds(spot)) {
            markers.stamp(series.marker, spot.x, spot.y);
        }
    }
    return path("bar", bars.data()) + path("marker", markers.data());
}

Html draw_stems(const Frame& frame, const Series& series) {
    const double base = base_of(frame);
    Pen pen;
    for (std::size_t i = 0; i < n_points(series); ++i) {
        if (has_place(frame, series, i)) {
            const double x = frame.x(series.x[i]);
            pen.move_to(x, base);
            pen.line_to(x, height_of(frame, series.y[i]));
        }
    }
    return path("stem", pen.data());
}

Html draw_steps(const Frame& frame, const Series& series) {
    const std::size_t n = n_points(series);
    const double half_bin =
        n > 1 ? 0.5 * (series.x[n - 1] - series.x[0]) / static_cast<double>(n - 1) : 0.5;
    const double base = base_of(frame);
    Pen pen;
    bool started = false;
    for (std::size_t i = 0; i < n; ++i) {
        if (!has_place(frame, series, i) || !frame.x.holds(series.x[i] - half_bin)) {
            continue;
        }
        const double left = frame.x(series.x[i] - half_bin);
        const double right = frame.x(series.x[i] + half_bin);
        if (!started) {
            pen.move_to(left, base);
            started = true;
        }
        pen.line_to(left, height_of(frame, series.y[i]));
        pen.line_to(right, height_of(frame, series.y[i]));
        if (i + 1 == n || !has_place(frame, series, i + 1)) {
            pen.line_to(right, base);
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
    bool down = false;
    for (const std::size_t i : drawn) {
        const double x = frame.x(series.x[i]);
        const double y = height_of(frame, series.y[i] + error_at(series, i));
        down ? pen.line_to(x, y) : pen.move_to(x, y);
        down = true;
    }
    for (std::size_t k = drawn.size(); k-- > 0;) {
        const std::size_t i = drawn[k];
        pen.line_to(frame.x(series.x[i]), height_of(frame, series.y[i] - error_at(series, i)));
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
