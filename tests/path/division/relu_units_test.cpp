#include "feynet/path/division/relu_units.hpp"

#include <doctest/doctest.h>

#include <array>

namespace feynet::test::relu_units_test {
namespace {

/// Units of both directions, one active everywhere, one nowhere on (0, 2).
ReluUnits units() {
    return {
        .weight = Eigen::ArrayXd{{0.7, -1.3, 0.4, 2.0, 1.1}},
        .slope = Eigen::ArrayXd{{1.5, -0.8, 0.6, 1.0, -2.0}},
        .bias = Eigen::ArrayXd{{-0.9, 1.2, 0.5, -4.0, 1.0}}};
}

double on_line(const BrokenLine& line, double t) {
    double x = line.initial_slope * t;
    for (const BrokenLine::Bend& bend : line.bends) {
        x += bend.change * std::max(t - bend.time, 0.0);
    }
    return x;
}

}  // namespace

TEST_CASE("relu units: they are a broken line whose bends are the kinks, in either direction") {
    const ReluUnits network = units();
    const BrokenLine line = network.broken_line(2.0);

    CHECK(line.bends.size() == 3);
    for (const double t : {0.0, 0.3, 0.61, 1.2, 1.7, 2.0}) {
        CHECK(on_line(line, t) == doctest::Approx(network.value(t)).epsilon(1e-13));
    }
}

TEST_CASE("relu units: rescaling a unit is no change of the path") {
    const ReluUnits network = units();
    ReluUnits rescaled = network;
    const Eigen::ArrayXd alpha{{0.5, 3.0, 1.7, 0.2, 9.0}};
    rescaled.weight *= alpha;
    rescaled.slope /= alpha;
    rescaled.bias /= alpha;
    for (const double t : {0.0, 0.3, 0.61, 1.2, 1.7, 2.0}) {
        CHECK(rescaled.value(t) == doctest::Approx(network.value(t)).epsilon(1e-13));
    }
}

TEST_CASE("relu units: the path starts at x₀") {
    CHECK(units().value(0.0) == 0.0);
}

}  // namespace feynet::test::relu_units_test
