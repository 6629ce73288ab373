#include "text_canvas.hpp"

#include "feynet/io/plain_text.hpp"
#include "feynet/io/ticks.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet {

namespace {

/// U+2800 + bits in UTF-8, a space where there is no dot.
std::string braille(unsigned bits) {
    if (bits == 0) {
        return " ";
    }
    std::string text = "\xE2";
    text += static_cast<char>(0xA0U + (bits >> 6U));
    text += static_cast<char>(0x80U + (bits & 0x3FU));
    return text;
}

bool is_inside(double x, double y, std::size_t width) {
    return x >= 0.0 && y >= 0.0 && x < 2.0 * static_cast<double>(width) && y < 4.0 * text_rows;
}

/// "  10⁻³ ┤" for the row that a tick falls into, otherwise "       │".
std::vector<std::string> row_labels(const svg::Ruler& value) {
    std::vector<std::string> labels(text_rows, std::string(text_label_width, ' ') + "│");
    const std::vector<double> ticks = value.ticks(8.0);
    const std::vector<std::string> words = tick_labels(ticks);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double row = value(ticks[i]) / 4.0;
        const std::size_t width = display_width(words[i]);
        if (row >= 0.0 && row < text_rows && width < text_label_width) {
            labels[static_cast<std::size_t>(row)] =
                std::string(text_label_width - width - 1, ' ') + words[i] + " ┤";
        }
    }
    return labels;
}

std::string axis_below(const svg::Ruler& time, std::size_t width, const std::string& name) {
    std::string rule = std::string(text_label_width, ' ') + "└";
    for (std::size_t j = 0; j < width; ++j) {
        rule += "─";
    }
    std::string words(text_label_width + 1 + width, ' ');
    const std::vector<double> ticks = time.ticks(20.0);
    const std::vector<std::string> labels = tick_labels(ticks);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const std::size_t at =
            text_label_width + 1 + static_cast<std::size_t>(time(ticks[i]) / 2.0);
        const bool plain = display_width(labels[i]) == labels[i].size();
        if (plain && at + labels[i].size() <= words.size()) {
            words.replace(at, labels[i].size(), labels[i]);
        }
    }
    return rule + "\n" + words.substr(0, words.find_last_not_of(' ') + 1) + "  " + name + "\n";
}

}  // namespace

TextCanvas::TextCanvas(std::size_t width)
    : width_(width), dots_(width * text_rows, 0), marks_(width * text_rows) {}

void TextCanvas::dot(double x, double y) {
    if (!is_inside(x, y, width_)) {
        return;
    }
    constexpr std::array<std::array<unsigned, 2>, 4> bits{
        {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}};
    const auto column = static_cast<std::size_t>(x);
    const auto row = static_cast<std::size_t>(y);
    dots_[row / 4 * width_ + column / 2] |= bits[row % 4][column % 2];
}

void TextCanvas::mark(double x, double y, const Styled& glyph) {
    if (is_inside(x, y, width_)) {
        marks_[static_cast<std::size_t>(y) / 4 * width_ + static_cast<std::size_t>(x) / 2] = glyph;
    }
}

std::string TextCanvas::row(std::size_t i, TableColour colour) const {
    std::string text;
    for (std::size_t j = i * width_; j < (i + 1) * width_; ++j) {
        text += marks_[j] ? styled(*marks_[j], colour) : braille(dots_[j]);
    }
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

TextFrame::TextFrame(
    std::size_t width,
    const svg::Axis& x_axis,
    const svg::Interval& x_data,
    const svg::Axis& y_axis,
    const svg::Interval& y_data)
    : x(x_axis, x_data, 0.0, 2.0 * static_cast<double>(width) - 1.0),
      y(y_axis, y_data, 4.0 * text_rows - 1.0, 0.0) {}

void draw_line(TextCanvas& canvas, const TextFrame& frame, svg::Spot from, svg::Spot to) {
    if (!frame.x.holds(from.x) || !frame.x.holds(to.x) || !frame.y.holds(from.y) ||
        !frame.y.holds(to.y)) {
        return;
    }
    const double x = frame.x(from.x);
    const double y = frame.y(from.y);
    const double dx = frame.x(to.x) - x;
    const double dy = frame.y(to.y) - y;
    const double n = std::min(1000.0, std::ceil(std::max({std::abs(dx), std::abs(dy), 1.0})));
    for (double k = 0.0; k <= n; k += 1.0) {
        canvas.dot(x + dx * k / n, y + dy * k / n);
    }
}

std::string framed(
    const TextCanvas& canvas, const TextFrame& frame, const std::string& name, TableColour colour) {
    std::string text;
    const std::vector<std::string> labels = row_labels(frame.y);
    for (std::size_t i = 0; i < text_rows; ++i) {
        text += labels[i] + canvas.row(i, colour) + "\n";
    }
    return text + axis_below(frame.x, canvas.width(), name);
}

}  // namespace feynet
