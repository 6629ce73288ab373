#pragma once

#include "feynet/io/svg_plot.hpp"

#include <string>

namespace feynet::svg {

/// A coordinate in tenths of a unit without needless digits: 12.04 → "12", −0.5 → "-.5".
std::string coordinate(double value);

/// The data of an SVG path in tenths of a unit, relative to the point before.
class Pen {
public:
    void move_to(double x, double y);
    void line_to(double x, double y);

    /// Closes the outline drawn since the last move_to().
    void close();

    /// A marker centred at (x, y).
    void stamp(Marker marker, double x, double y);

    const std::string& data() const { return data_; }

private:
    void append(long value);

    std::string data_;
    long x_ = 0;
    long y_ = 0;
    bool line_begun_ = false;
};

}  // namespace feynet::svg
