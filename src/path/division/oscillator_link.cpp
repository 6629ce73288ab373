#include "feynet/path/division/oscillator_link.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <numbers>

namespace feynet {

OscillatorLink::OscillatorLink(double mass, double frequency) : mass_(mass), frequency_(frequency) {
    require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
    require(
        std::isfinite(frequency) && frequency >= 0.0,
        "frequency",
        "must not be negative, got {}",
        frequency);
}

Lanes OscillatorLink::value(const Lanes& x, const Lanes& y, const Lanes& d) const {
    const Lanes step = x - y;
    if (frequency_ == 0.0) {
        const Lanes width = d / mass_;
        return 0.5 * ((2.0 * std::numbers::pi * width).log() + step * step / width);
    }
    const double stiffness = mass_ * frequency_;
    const Lanes phase = frequency_ * d;
    const Lanes width = phase.sinh() / stiffness;
    const Lanes tangent = (0.5 * phase).tanh();
    return 0.5 * ((2.0 * std::numbers::pi * width).log() + step * step / width +
                  stiffness * tangent * (x * x + y * y));
}

LinkSlope OscillatorLink::slope(const Lanes& x, const Lanes& y, const Lanes& d) const {
    const Lanes step = x - y;
    if (frequency_ == 0.0) {
        const Lanes pull = mass_ * step / d;
        return {pull, -pull, 0.5 / d - 0.5 * pull * step / d};
    }
    const double stiffness = mass_ * frequency_;
    const Lanes phase = frequency_ * d;
    const Lanes width = phase.sinh() / stiffness;
    const Lanes growth = frequency_ / phase.tanh();  // w'/w
    const Lanes tangent = (0.5 * phase).tanh();
    const Lanes pull = step / width;
    const Lanes bend = 0.5 * frequency_ * (1.0 - tangent * tangent);
    return {
        pull + stiffness * tangent * x,
        stiffness * tangent * y - pull,
        0.5 * (growth * (1.0 - pull * step) + stiffness * bend * (x * x + y * y))};
}

}  // namespace feynet
