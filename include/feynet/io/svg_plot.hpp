#pragma once

#include "feynet/io/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet::svg {

/// How the numbers of an axis are spread.
enum class Scale { Linear, Log };

/// An axis; where an end is not given, the data give it.
struct Axis {
    std::string label = {};
    Scale scale = Scale::Linear;
    std::optional<double> low = std::nullopt;
    std::optional<double> high = std::nullopt;
};

/// How a series is drawn. Band fills y ± error; Steps fills a histogram whose bins are centred at
/// x.
enum class Shape { Line, Markers, Stems, Steps, Band };

/// The shape of a point, so that colours are not needed to tell series apart.
enum class Marker { Circle, Square, Diamond, Triangle, Inverted, Cross, Plus };

/// y against x. Points that are not finite, or not positive on a logarithmic axis, are left out and
/// break a line.
struct Series {
    Shape shape = Shape::Line;
    Markup ink = "ink";  ///< classes of the style sheet; they set the colour of what is drawn
    Marker marker = Marker::Circle;
    std::string label = {};  ///< in the legend; empty: not listed
    std::vector<double> x = {};
    std::vector<double> y = {};
    std::vector<double> error = {};  ///< half length of error bars; empty: none
};

/// A horizontal stripe behind the data.
struct Stripe {
    double low = 0.0;
    double high = 0.0;
    Markup ink = "muted";
};

/// A vertical mark across a panel with a word at its top.
struct Mark {
    double x = 0.0;
    std::string label = {};
};

/// A field of the plot with a y axis of its own.
struct Panel {
    double height = 200.0;
    Axis y = {};
    std::vector<Stripe> stripes = {};
    std::vector<Mark> marks = {};
    std::vector<Series> series = {};
};

/// Panels above one another that share the x axis.
struct Plot {
    std::string title = {};        ///< read aloud in place of the picture
    std::string description = {};  ///< what the picture shows, for those who cannot see it
    double width = 370.0;          ///< in units of the view box, about CSS pixels
    Axis x = {};
    std::vector<Panel> panels = {};
};

/// The plot as an inline SVG image whose colours come from the style sheet of the page.
///
/// Deterministic; coordinates are rounded to a tenth of a unit. A panel without a point to draw
/// says so.
Html draw(const Plot& plot);

/// The labelled series as a list of samples and words; equal labels are listed once.
Html legend(const Plot& plot);

/// A small image of one marker in the colour `ink`.
Html swatch(Markup ink, Marker marker);

}  // namespace feynet::svg
