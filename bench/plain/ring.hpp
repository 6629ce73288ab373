#pragma once

#include <cstddef>

namespace feynet::plain {

/// A particle on a ring of n sites, S = Σ [m (xₙ₊₁ − xₙ)²/(2a) + a V(xₙ)], V = c₂x² + c₄x⁴: the
/// oscillator, the quartic oscillator and the double well up to a constant.
struct Ring {
    std::size_t n = 1000;
    double spacing = 0.1;
    double mass = 1.0;
    double quadratic = 0.5;  ///< c₂
    double quartic = 0.0;    ///< c₄

    double potential(double x) const { return x * x * (quadratic + quartic * x * x); }
    double slope(double x) const { return x * (2.0 * quadratic + 4.0 * quartic * x * x); }
};

}  // namespace feynet::plain
