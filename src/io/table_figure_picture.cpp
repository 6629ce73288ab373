#include "feynet/io/plain_text.hpp"
#include "table_parts.hpp"
#include "text_canvas.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {

namespace {

constexpr std::size_t most_glyphs = 7;  ///< as many as there are glyphs
constexpr std::size_t mark_columns = 10;

std::size_t n_pictured(const Figure& figure) {
    return std::min(most_glyphs, figure.series.size());
}

svg::Axis text_axis(const FigureAxis& axis) {
    const bool logarithmic = axis.scale == AxisScale::Logarithmic;
    return {.scale = logarithmic ? svg::Scale::Log : svg::Scale::Linear};
}

/// The extent of one coordinate of all points and curves, without what a logarithmic axis refuses.
class Extent {
public:
    explicit Extent(const FigureAxis& axis) : positive_(axis.scale == AxisScale::Logarithmic) {}

    void include(double value) {
        if (!positive_ || value > 0.0) {
            interval_.include(value);
        }
    }

    const svg::Interval& interval() const { return interval_; }

private:
    bool positive_;
    svg::Interval interval_;
};

TextFrame frame_of(const Figure& figure, std::size_t width) {
    Extent x(figure.x);
    Extent y(figure.y);
    for (std::size_t i = 0; i < n_pictured(figure); ++i) {
        for (const FigurePoint& point : figure.series[i].points) {
            x.include(point.x);
            y.include(point.value);
        }
    }
    return {width, text_axis(figure.x), x.interval(), text_axis(figure.y), y.interval()};
}

void draw_curves(TextCanvas& canvas, const TextFrame& frame, const Figure& figure) {
    for (const FigureCurve& curve : figure.exact) {
        for (std::size_t i = 0; i + 1 < std::min(curve.x.size(), curve.y.size()); ++i) {
            draw_line(canvas, frame, {curve.x[i], curve.y[i]}, {curve.x[i + 1], curve.y[i + 1]});
        }
    }
    if (!figure.exact.empty()) {
        return;
    }
    for (const FigureSeries& series : figure.series) {
        for (std::size_t i = 0; i + 1 < series.points.size(); ++i) {
            const FigurePoint& a = series.points[i];
            const FigurePoint& b = series.points[i + 1];
            if (a.exact && b.exact) {
                draw_line(canvas, frame, {a.x, *a.exact}, {b.x, *b.exact});
            }
        }
    }
}

/// A mark for every point; of many, one in a few columns and a dot for the others.
void draw_points(
    TextCanvas& canvas, const TextFrame& frame, const FigureSeries& series, std::size_t index) {
    const bool many = series.points.size() > 2 * canvas.width() / mark_columns;
    double next = many ? 2.0 * static_cast<double>(index * 3 % mark_columns) : 0.0;
    for (const FigurePoint& point : series.points) {
        if (!frame.x.holds(point.x) || !frame.y.holds(point.value)) {
            continue;
        }
        const double x = frame.x(point.x);
        const double y = frame.y(point.value);
        if (!many || x >= next) {
            canvas.mark(x, y, run_glyph(index));
            next = x + 2.0 * mark_columns;
        } else {
            canvas.dot(x, y);
        }
    }
}

std::string figure_key(const Figure& figure, TableColour colour) {
    std::string text = std::string(text_label_width + 1, ' ') + one_line(figure.y.label);
    const bool has_exact =
        std::any_of(figure.series.begin(), figure.series.end(), [](const FigureSeries& series) {
            return std::any_of(
                series.points.begin(), series.points.end(), [](const FigurePoint& point) {
                    return point.exact.has_value();
                });
        });
    if (!figure.exact.empty()) {
        text += "   ⠒ " + one_line(figure.exact.front().label);
    } else if (has_exact) {
        text += "   ⠒ exact";
    }
    for (std::size_t i = 0; i < n_pictured(figure); ++i) {
        text += "   " + styled(run_glyph(i), colour) + " " + one_line(figure.series[i].label);
    }
    return text + "\n";
}

}  // namespace

std::string figure_picture(const Summary& summary, const TableStyle& style) {
    if (summary.figures.empty() || style.plot_width < 2 * mark_columns) {
        return {};
    }
    const Figure& figure = summary.figures.front();
    const bool has_course =
        std::any_of(figure.series.begin(), figure.series.end(), [](const FigureSeries& series) {
            return series.points.size() > 1;
        });
    if (!has_course) {
        return {};
    }
    const TextFrame frame = frame_of(figure, style.plot_width);
    TextCanvas canvas(style.plot_width);
    draw_curves(canvas, frame, figure);
    for (std::size_t i = n_pictured(figure); i-- > 0;) {
        draw_points(canvas, frame, figure.series[i], i);
    }
    return styled({figure.title, "1"}, style.colour) + "\n" + figure_key(figure, style.colour) +
           framed(canvas, frame, one_line(figure.x.label), style.colour);
}

}  // namespace feynet
