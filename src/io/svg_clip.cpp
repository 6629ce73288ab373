#include "svg_clip.hpp"

#include <algorithm>

namespace feynet::svg {

namespace {

/// The share [first, last] of a line whose points p + s d, 0 ≤ s ≤ 1, lie between two bounds.
struct Share {
    double first = 0.0;
    double last = 1.0;

    void keep_between(double p, double d, double low, double high) {
        if (d == 0.0) {
            last = low <= p && p <= high ? last : -1.0;
            return;
        }
        const double to_low = (low - p) / d;
        const double to_high = (high - p) / d;
        first = std::max(first, std::min(to_low, to_high));
        last = std::min(last, std::max(to_low, to_high));
    }
};

}  // namespace

bool Window::holds(Spot spot) const {
    return left <= spot.x && spot.x <= right && top <= spot.y && spot.y <= bottom;
}

double Window::clamped(double y) const {
    return std::clamp(y, top, bottom);
}

std::optional<std::pair<Spot, Spot>> clipped(Spot a, Spot b, const Window& window) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    Share share;
    share.keep_between(a.x, dx, window.left, window.right);
    share.keep_between(a.y, dy, window.top, window.bottom);
    if (share.first > share.last) {
        return std::nullopt;
    }
    const auto at = [&](double s) { return Spot{a.x + s * dx, a.y + s * dy}; };
    return std::pair{
        share.first > 0.0 ? at(share.first) : a, share.last < 1.0 ? at(share.last) : b};
}

}  // namespace feynet::svg
