#include "feynet/statistics/periodic_decay.hpp"

#include <cassert>
#include <cmath>

namespace feynet {

double PeriodicDecay::value(double rate, double t) const {
    const double forward = std::exp(-rate * t);
    return std::isinf(period) ? forward : forward + std::exp(-rate * (period - t));
}

double PeriodicDecay::slope(double rate, double t) const {
    const double forward = -t * std::exp(-rate * t);
    const double rest = period - t;
    return std::isinf(period) ? forward : forward - rest * std::exp(-rate * rest);
}

double PeriodicDecay::rate_of(double ratio, double earlier, double later) const {
    assert(earlier < later && later <= 0.5 * period);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double forward = -std::log(ratio) / (later - earlier);
    if (!(ratio > 0.0) || std::isinf(period)) {
        return ratio > 0.0 ? forward : nan;
    }
    if (!(ratio < 1.0)) {
        return nan;
    }
    // f(later)/f(earlier) falls with E and is above e^{−E(later−earlier)}: the root is beyond
    // `forward`
    const auto is_too_low = [&](double rate) {
        return value(rate, later) > ratio * value(rate, earlier);
    };
    double low = forward;
    double high = 2.0 * forward;
    while (is_too_low(high)) {
        low = high;
        high *= 2.0;
    }
    for (double middle = 0.5 * (low + high); low < middle && middle < high;
         middle = 0.5 * (low + high)) {
        (is_too_low(middle) ? low : high) = middle;
    }
    return high;
}

double PeriodicDecay::rate_slope(double rate, double earlier, double later) const {
    const double start = value(rate, earlier);
    // d(f₂/f₁)/dE = (f₂' − (f₂/f₁) f₁')/f₁
    return start / (slope(rate, later) - value(rate, later) / start * slope(rate, earlier));
}

}  // namespace feynet
