#pragma once

#include "feynet/io/svg_plot.hpp"
#include "svg_clip.hpp"
#include "svg_ruler.hpp"

#include <string>

namespace feynet::svg {

/// How the numbers of one panel become coordinates.
struct Frame {
    Ruler x;
    Ruler y;

    /// What is drawn stays inside, but for half a marker.
    Window window() const;
};

/// The number of points that have both coordinates.
std::size_t n_points(const Series& series);

/// The error of point i; 0 where none is known.
double error_at(const Series& series, std::size_t i);

/// A path element of one class; nothing where there is nothing to draw.
Html path(Markup shape, const std::string& data);

/// The series inside its frame, in a group that sets its colour; nothing where no point has a
/// place.
Html draw_series(const Frame& frame, const Series& series);

}  // namespace feynet::svg
