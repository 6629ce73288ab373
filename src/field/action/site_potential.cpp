#include "feynet/field/action/site_potential.hpp"

#include <cmath>
#include <limits>

namespace feynet {
namespace {

/// Divides 0 without harm.
constexpr double smallest = std::numeric_limits<double>::min();

/// The largest root of 4x³ + 2ax = h, h ≥ 0, by Halley's method from above. Bounds are those of the
/// inequality of the means: (h/2 + 2)/3 of the cube root, (|a| + 1)/2 of the square root.
Lanes largest_root(const Lanes& a, const Lanes& h) {
    constexpr int n_steps = 4;
    Lanes x = (h / 6.0 + 2.0 / 3.0).max(0.5 - 0.5 * a);
    for (int step = 0; step < n_steps; ++step) {
        const Lanes square = 4.0 * x.square();
        const Lanes value = x * (square + 2.0 * a) - h;
        const Lanes slope = 3.0 * square + 2.0 * a;
        x -= value * slope / (slope.square() - 12.0 * x * value);
    }
    return x;
}

}  // namespace

Lanes SitePotential::minimum() const {
    if (quartic == 0.0) {
        return tilt / (2.0 * quadratic);
    }
    const double width = 1.0 / std::sqrt(std::sqrt(quartic));
    const Lanes pull = tilt.abs();
    const Lanes root = largest_root(width * width * quadratic, width * pull);
    return width * root * (tilt / pull.max(smallest));
}

}  // namespace feynet
