#pragma once

#include "svg_clip.hpp"
#include "svg_ruler.hpp"
#include "table_parts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

inline constexpr std::size_t text_rows = 11;
inline constexpr std::size_t text_label_width = 7;

/// A character picture: braille dots, two by four to a cell, under marks that fill a cell.
class TextCanvas {
public:
    explicit TextCanvas(std::size_t width);

    /// Sets the dot at (x, y), in dots from the upper left corner; outside is ignored.
    void dot(double x, double y);

    /// Puts a mark on the cell that holds the dot (x, y); outside is ignored.
    void mark(double x, double y, const Styled& glyph);

    std::size_t width() const { return width_; }

    std::string row(std::size_t i, TableColour colour) const;

private:
    std::size_t width_;
    std::vector<unsigned> dots_;
    std::vector<std::optional<Styled>> marks_;
};

/// The axes of a character picture, in dots.
struct TextFrame {
    TextFrame(
        std::size_t width,
        const svg::Axis& x_axis,
        const svg::Interval& x_data,
        const svg::Axis& y_axis,
        const svg::Interval& y_data);

    svg::Ruler x;
    svg::Ruler y;
};

/// The straight line between two points of the plane, where both have a place.
void draw_line(TextCanvas& canvas, const TextFrame& frame, svg::Spot from, svg::Spot to);

/// The canvas between its axes; `name` stands at the end of the horizontal one.
std::string framed(
    const TextCanvas& canvas, const TextFrame& frame, const std::string& name, TableColour colour);

}  // namespace feynet
