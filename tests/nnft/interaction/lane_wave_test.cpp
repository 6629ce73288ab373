#include "feynet/nnft/interaction/lane_wave.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::lane_wave_test {

TEST_CASE(
    "lane wave: after a thousand slices it still is A cos(pt + c), and A sin(pt + c) beside it") {
    const Lanes amplitude = Lanes::LinSpaced(-1.0, 2.0);
    const Lanes phase = Lanes::LinSpaced(0.0, 6.0);
    const Lanes p = Lanes::LinSpaced(0.0, 3.0);
    LaneWave wave(amplitude, phase, p.cos(), p.sin());
    constexpr int n_slices = 1000;
    for (int t = 0; t < n_slices; ++t) {
        wave.advance();
    }
    const Lanes angle = n_slices * p + phase;

    CHECK((wave.value() - amplitude * angle.cos()).abs().maxCoeff() < 1e-12);
    CHECK((wave.quadrature() - amplitude * angle.sin()).abs().maxCoeff() < 1e-12);
    CHECK((wave.value() - amplitude * (angle + p).cos()).abs().maxCoeff() > 1e-3);
}

}  // namespace feynet::test::lane_wave_test
