#include "feynet/io/plain_text.hpp"
#include "feynet/io/ticks.hpp"
#include "summary_view.hpp"
#include "svg_ruler.hpp"
#include "table_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace feynet {

namespace {

constexpr std::size_t n_rows = 11;
constexpr std::size_t label_width = 7;
constexpr std::size_t mark_distance = 10;  ///< columns between two marks of one network

/// A character picture: braille dots, two by four to a cell, under marks that fill a cell.
class Canvas {
public:
    explicit Canvas(std::size_t width)
        : width_(width), dots_(width * n_rows, 0), marks_(width * n_rows) {}

    /// Sets the dot at (x, y), in dots from the upper left corner; outside is ignored.
    void dot(double x, double y) {
        if (x < 0.0 || y < 0.0 || x >= 2.0 * static_cast<double>(width_) || y >= 4.0 * n_rows) {
            return;
        }
        constexpr std::array<std::array<unsigned, 2>, 4> bits{
            {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}};
        const auto column = static_cast<std::size_t>(x);
        const auto row = static_cast<std::size_t>(y);
        dots_[row / 4 * width_ + column / 2] |= bits[row % 4][column % 2];
    }

    /// Puts a mark on the cell that holds the dot (x, y); outside is ignored.
    void mark(double x, double y, const Styled& glyph) {
        if (x >= 0.0 && y >= 0.0 && x < 2.0 * static_cast<double>(width_) && y < 4.0 * n_rows) {
            marks_[static_cast<std::size_t>(y) / 4 * width_ + static_cast<std::size_t>(x) / 2] =
                glyph;
        }
    }

    std::string row(std::size_t i, TableColour colour) const {
        std::string text;
        for (std::size_t j = i * width_; j < (i + 1) * width_; ++j) {
            text += marks_[j] ? styled(*marks_[j], colour) : braille(dots_[j]);
        }
        return text.substr(0, text.find_last_not_of(' ') + 1);
    }

private:
    /// U+2800 + bits in UTF-8, a space where there is no dot.
    static std::string braille(unsigned bits) {
        if (bits == 0) {
            return " ";
        }
        std::string text = "\xE2";
        text += static_cast<char>(0xA0U + (bits >> 6U));
        text += static_cast<char>(0x80U + (bits & 0x3FU));
        return text;
    }

    std::size_t width_;
    std::vector<unsigned> dots_;
    std::vector<std::optional<Styled>> marks_;
};

/// The axes of the picture, in dots.
struct PictureFrame {
    svg::Ruler time;
    svg::Ruler value;
};

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

void draw_exact(Canvas& canvas, const PictureFrame& frame, const std::vector<CurvePoint>& exact) {
    for (std::size_t i = 0; i + 1 < exact.size(); ++i) {
        if (!frame.value.holds(*exact[i].exact) || !frame.value.holds(*exact[i + 1].exact)) {
            continue;
        }
        const double x = frame.time(exact[i].time);
        const double y = frame.value(*exact[i].exact);
        const double dx = frame.time(exact[i + 1].time) - x;
        const double dy = frame.value(*exact[i + 1].exact) - y;
        const double n = std::min(1000.0, std::ceil(std::max({std::abs(dx), std::abs(dy), 1.0})));
        for (double k = 0.0; k <= n; k += 1.0) {
            canvas.dot(x + dx * k / n, y + dy * k / n);
        }
    }
}

void draw_run(
    Canvas& canvas,
    const PictureFrame& frame,
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
        const double x = frame.time(point.time);
        if (x >= next && frame.value.holds(point.value)) {
            canvas.mark(x, frame.value(point.value), run_glyph(index));
            next += 2.0 * mark_distance;
        }
    }
}

/// "  10⁻³ ┤" for the row that a tick falls into, otherwise "       │".
std::vector<std::string> row_labels(const svg::Ruler& value) {
    std::vector<std::string> labels(n_rows, std::string(label_width, ' ') + "│");
    const std::vector<double> ticks = value.ticks(8.0);
    const std::vector<std::string> words = tick_labels(ticks);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double row = value(ticks[i]) / 4.0;
        const std::size_t width = display_width(words[i]);
        if (row >= 0.0 && row < n_rows && width < label_width) {
            labels[static_cast<std::size_t>(row)] =
                std::string(label_width - width - 1, ' ') + words[i] + " ┤";
        }
    }
    return labels;
}

std::string time_axis(const svg::Ruler& time, std::size_t width) {
    std::string rule = std::string(label_width, ' ') + "└";
    for (std::size_t j = 0; j < width; ++j) {
        rule += "─";
    }
    std::string words(label_width + 1 + width, ' ');
    const std::vector<double> ticks = time.ticks(20.0);
    const std::vector<std::string> labels = tick_labels(ticks);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const std::size_t at = label_width + 1 + static_cast<std::size_t>(time(ticks[i]) / 2.0);
        const bool plain = display_width(labels[i]) == labels[i].size();
        if (plain && at + labels[i].size() <= words.size()) {
            words.replace(at, labels[i].size(), labels[i]);
        }
    }
    return rule + "\n" + words.substr(0, words.find_last_not_of(' ') + 1) + "  t\n";
}

std::string key(const Summary& summary, TableColour colour) {
    std::string text = std::string(label_width + 1, ' ') + "G(t)";
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
    const svg::Axis time{.low = 0.0};
    const double n_dots = 2.0 * static_cast<double>(style.plot_width);
    const PictureFrame frame{
        svg::Ruler(time, extent(summary, n_lags, &CurvePoint::time), 0.0, n_dots - 1.0),
        svg::Ruler(
            value_axis(exact),
            extent(summary, n_lags, &CurvePoint::value),
            4.0 * n_rows - 1.0,
            0.0)};
    Canvas canvas(style.plot_width);
    draw_exact(canvas, frame, exact);
    for (std::size_t i = 0; i < summary.runs.size(); ++i) {
        draw_run(canvas, frame, summary, i, n_lags);
    }
    std::string text = key(summary, style.colour);
    const std::vector<std::string> labels = row_labels(frame.value);
    for (std::size_t i = 0; i < n_rows; ++i) {
        text += labels[i] + canvas.row(i, style.colour) + "\n";
    }
    return text + time_axis(frame.time, style.plot_width);
}

}  // namespace feynet
