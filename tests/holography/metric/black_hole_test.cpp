#include "feynet/holography/metric/black_hole.hpp"

#include "feynet/core/block.hpp"
#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>

namespace feynet::test::black_hole_test {

TEST_CASE("the black hole solves Einstein's equation h' + h² = d²/L²") {
    for (const int d : {2, 3, 4}) {
        for (const double radius : {1.0, 3.46}) {
            const BlackHole metric(d, radius);
            for (double depth = 0.1; depth < 3.0; depth += 0.1) {
                const double left = metric.slope(depth) + square(metric.value(depth));
                CHECK(std::abs(left - square(d / radius)) < 1e-10);
            }
        }
    }
}

TEST_CASE("the slope of the black hole is that of its h") {
    // Sixth-order differences of spacing 0.01 miss h' by 0.01⁶ h⁽⁷⁾/140 < 1e-9 for η ≥ 0.5.
    const BlackHole metric(3);
    for (double depth = 0.5; depth < 1.5; depth += 0.1) {
        const double e = 0.01;
        const auto across = [&](double n) {
            return metric.value(depth + n * e) - metric.value(depth - n * e);
        };
        const double slope = (45.0 * across(1) - 9.0 * across(2) + across(3)) / (60.0 * e);
        CHECK(std::abs(metric.slope(depth) - slope) < 1e-7);
    }
}

TEST_CASE("the layers of the first experiment carry the metric of its table") {
    // arXiv:1802.08313: h = 3 coth 3η at η = 1 − 0.09 n.
    const std::array<double, 10> table{
        3.0149, 3.0256, 3.0441, 3.0761, 3.1318, 3.2298, 3.4054, 3.7311, 4.3744, 5.8212};
    Eigen::VectorXd depths(10);
    for (Index n = 0; n < 10; ++n) {
        depths(n) = 1.0 - 0.09 * static_cast<double>(n);
    }
    const Eigen::VectorXd h = BlackHole(3).values(depths);
    for (Index n = 0; n < 10; ++n) {
        CHECK(std::abs(h(n) - table[static_cast<std::size_t>(n)]) < 5.1e-5);
    }
}

TEST_CASE("a black hole needs two dimensions and a positive radius") {
    CHECK_THROWS_AS(BlackHole(1), InvalidInput);
    CHECK_THROWS_AS(BlackHole(3, 0.0), InvalidInput);
    CHECK_THROWS_AS(BlackHole(3, std::nan("")), InvalidInput);
}

}  // namespace feynet::test::black_hole_test
