#pragma once

#include "feynet/io/svg_plot.hpp"

#include <vector>

namespace feynet::svg {

/// A closed interval of the real line; empty until it includes a number.
class Interval {
public:
    bool empty() const { return low_ > high_; }
    double low() const { return low_; }
    double high() const { return high_; }

    /// Widens to contain `value` if that is finite and of reasonable size.
    void include(double value);

private:
    double low_ = 1.0;
    double high_ = 0.0;
};

/// A map from the numbers of an axis to coordinates of a picture.
class Ruler {
public:
    /// The ends the axis gives, otherwise those of `data` with a little space around; [0, 1] where
    /// neither is usable.
    Ruler(const Axis& axis, const Interval& data, double from, double to);

    /// Whether the number has a place: finite, of reasonable size, positive on a logarithmic axis.
    bool holds(double value) const;

    double operator()(double value) const;

    /// Round numbers about `distance` units apart.
    std::vector<double> ticks(double distance) const;

    double from() const { return from_; }
    double to() const { return to_; }
    double low() const { return low_; }
    Scale scale() const { return scale_; }

private:
    Scale scale_;
    double low_ = 0.0;
    double high_ = 1.0;
    double from_;
    double to_;
};

}  // namespace feynet::svg
