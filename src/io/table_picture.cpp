#include "feynet/io/plain_text.hpp"
#include "summary_view.hpp"
#include "table_parts.hpp"
#include "text_canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet {

namespace {

constexpr std::size_t mark_distance = 10;  ///< columns between two marks of one network

svg::Interval extent(const Summary& summary, std::size_t n_lags, double CurvePoint::*coordinate) {
    svg::Interval interval;
    for (const NetworkRun& run : summary.runs) {
        for (std::size_t i = 0; i < std::min(n_lags, run.correlator.size()); ++i) {
            interval.include(run.correlator[i].*coordinate);
        }
    }
    return interval;
}

svg::Axis value_axis(const std::vector<CurvePoint>& exact) {
    svg::Interval values;
    for (const CurvePoint& point : exact) {
        values.include(*point.exact);
    }
    const bool falls_far =
        !values.empty() && values.low() > 0.0 && values.high() > 5.0 * values.low();
    svg::Axis axis;
    if (falls_far) {
        axis.scale = svg::Scale::Log;
        axis.low = 0.6 * values.low();
        axis.high = 2.0 * values.high();
    }
    return axis;
}

void draw_exact(TextCanvas& canvas, const TextFrame& frame, const std::vector<CurvePoint>& exact) {
    for (std::size_t i = 0; i + 1 < exact.size(); ++i) {
        draw_line(
            canvas,
            frame,
            {exact[i].time, *exact[i].exact},
            {exact[i + 1].time, *exact[i + 1].exact});
    }
}

void draw_run(
    TextCanvas& canvas,
    const TextFrame& frame,
    const Summary& summary,
    std::size_t index,
    std::size_t n_lags) {
    const NetworkRun& run = summary.runs[index];
    const std::size_t end = std::min(
        n_lags, has_errors(run.correlator) ? signal_length(run.correlator) : run.correlator.size());
    const std::size_t first_mark = index * mark_distance / summary.runs.size();
    double next = 2.0 * static_cast<double>(first_mark);
    for (std::size_t i = 0; i < end; ++i) {
        const CurvePoint& point = run.correlator[i];
        const double x = frame.x(point.time);
        if (x >= next && frame.y.holds(point.value)) {
            canvas.mark(x, frame.y(point.value), run_glyph(index));
            next += 2.0 * mark_distance;
        }
    }
}

std::string key(const Summary& summary, TableColour colour) {
    std::string text = std::string(text_label_width + 1, ' ') + "G(t)";
    if (!exact_points(summary, &NetworkRun::correlator, 1).empty()) {
        text += "   ⠒ exact";
    }
    for (std::size_t i = 0; i < summary.runs.size(); ++i) {
        text += "   " + styled(run_glyph(i), colour) + " " + one_line(summary.runs[i].network);
    }
    return text + "\n";
}

}  // namespace

std::string styled(const Styled& cell, TableColour colour) {
    const std::string text = one_line(cell.text);
    if (colour == TableColour::Off || cell.rendition.empty()) {
        return text;
    }
    return "\x1b[" + std::string(cell.rendition) + "m" + text + "\x1b[0m";
}

Styled run_glyph(std::size_t run) {
    constexpr std::array<const char*, 7> glyphs{"●", "■", "◆", "▲", "▼", "×", "+"};
    constexpr std::array<const char*, 7> renditions{"34", "31", "32", "35", "33", "36", "37"};
    return {glyphs[run % glyphs.size()], renditions[run % renditions.size()]};
}

std::string correlator_picture(const Summary& summary, const TableStyle& style) {
    const std::size_t n_lags = visible_lags(summary);
    if (n_lags < 2 || style.plot_width < 2 * mark_distance) {
        return {};
    }
    const std::vector<CurvePoint> exact = exact_points(summary, &NetworkRun::correlator, n_lags);
    const TextFrame frame(
        style.plot_width,
        {.label = "t", .low = 0.0},
        extent(summary, n_lags, &CurvePoint::time),
        value_axis(exact),
        extent(summary, n_lags, &CurvePoint::value));
    TextCanvas canvas(style.plot_width);
    draw_exact(canvas, frame, exact);
    for (std::size_t i = 0; i < summary.runs.size(); ++i) {
        draw_run(canvas, frame, summary, i, n_lags);
    }
    return key(summary, style.colour) + framed(canvas, frame, "t", style.colour);
}

}  // namespace feynet
