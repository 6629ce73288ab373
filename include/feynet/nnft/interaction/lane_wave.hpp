#pragma once

#include "feynet/nnft/lane_functions.hpp"

#include <numbers>

namespace feynet {

/// A cos(p t + c) of each lane at t = 0, 1, 2, …: the wave and its quadrature A sin(p t + c),
/// turned by p from one slice to the next. After n slices the rounding is n times that of one.
class LaneWave {
public:
    /// @param cosine, sine  of p
    LaneWave(const Lanes& amplitude, const Lanes& phase, const Lanes& cosine, const Lanes& sine)
        : value_(amplitude * lane_cosine(phase)),
          quadrature_(amplitude * lane_cosine(phase - 0.5 * std::numbers::pi)),
          cosine_(cosine),
          sine_(sine) {}

    /// A cos(p t + c).
    const Lanes& value() const { return value_; }

    /// A sin(p t + c).
    const Lanes& quadrature() const { return quadrature_; }

    void advance() {
        const Lanes next = value_ * cosine_ - quadrature_ * sine_;
        quadrature_ = quadrature_ * cosine_ + value_ * sine_;
        value_ = next;
    }

private:
    Lanes value_;
    Lanes quadrature_;
    Lanes cosine_;
    Lanes sine_;
};

}  // namespace feynet
