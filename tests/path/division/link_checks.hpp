#pragma once

#include "feynet/path/division/link_weight.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test {

/// The slope of a link is the difference quotient of its value.
inline void check_slope(const LinkWeight& link) {
    const Block ends = normal_block(3);
    const Lanes x = ends.col(0);
    const Lanes y = ends.col(1);
    const Lanes d = 0.2 + ends.col(2).square();
    constexpr double h = 1e-5;

    const LinkSlope slope = link.slope(x, y, d);

    const Lanes on_first = (link.value(x + h, y, d) - link.value(x - h, y, d)) / (2.0 * h);
    const Lanes on_second = (link.value(x, y + h, d) - link.value(x, y - h, d)) / (2.0 * h);
    const Lanes on_interval = (link.value(x, y, d + h) - link.value(x, y, d - h)) / (2.0 * h);
    CHECK(((slope.on_first - on_first) / (1.0 + on_first.abs())).abs().maxCoeff() < 1e-7);
    CHECK(((slope.on_second - on_second) / (1.0 + on_second.abs())).abs().maxCoeff() < 1e-7);
    CHECK(((slope.on_interval - on_interval) / (1.0 + on_interval.abs())).abs().maxCoeff() < 1e-7);
}

}  // namespace feynet::test
