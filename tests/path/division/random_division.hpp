#pragma once

#include "feynet/path/division/time_division.hpp"
#include "support/cells.hpp"

#include <algorithm>

namespace feynet::test {

/// N intervals that end at sorted uniform times; the middle T/2 is a node.
inline TimeDivision random_division(
    double duration,
    Index n_intervals,
    Boundary boundary,
    std::uint32_t number = 0,
    double x_initial = 0.3,
    double x_final = -0.7) {
    Block uniforms(lanes, n_intervals - 1);
    fill_uniforms(Stream{.seed = 7, .trajectory = number}, Purpose::Test, uniforms);
    Eigen::ArrayXd times(n_intervals + 1);
    times[0] = 0.0;
    times.segment(1, n_intervals - 1) = duration * uniforms.row(0).transpose();
    times[1] = 0.5 * duration;
    times[n_intervals] = duration;
    std::sort(times.begin(), times.end());
    return {times, boundary, x_initial, boundary == Boundary::Dirichlet ? x_final : 0.0};
}

/// The node at T/2.
inline Index middle_node(const TimeDivision& division) {
    Index node = 0;
    (division.times() - 0.5 * division.duration()).abs().minCoeff(&node);
    return node;
}

inline constexpr std::array division_boundaries = {Boundary::Dirichlet, Boundary::HalfLine};

}  // namespace feynet::test
