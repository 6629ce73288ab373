#pragma once

#include <optional>
#include <utility>

namespace feynet::svg {

struct Spot {
    double x = 0.0;
    double y = 0.0;
};

/// A rectangle of a picture; y grows downwards.
struct Window {
    double left = 0.0;
    double top = 0.0;
    double right = 0.0;
    double bottom = 0.0;

    bool holds(Spot spot) const;

    /// The nearest number that has a place between top and bottom.
    double clamped(double y) const;
};

/// The part of the straight line from a to b inside the window; nothing where it passes by.
std::optional<std::pair<Spot, Spot>> clipped(Spot a, Spot b, const Window& window);

}  // namespace feynet::svg
