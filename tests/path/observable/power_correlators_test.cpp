#include "feynet/path/observable/power_correlators.hpp"

#include "feynet/core/error.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::power_correlators_test {
namespace {

const TimeGrid ring(0.1, 21, Boundary::Periodic);

/// (1/2M) Σ (xₙᵖ xₙ₊ₖ^q + xₙ^q xₙ₊ₖᵖ) over the M sites n = 0, stride, …, one lane at a time.
double product_of(const Block& path, int lane, int p, int q, Index lag, Index stride) {
    double sum = 0.0;
    Index count = 0;
    for (Index n = 0; n < path.cols(); n += stride) {
        const double here = path(lane, n);
        const double there = path(lane, (n + lag) % path.cols());
        sum += std::pow(here, p) * std::pow(there, q) + std::pow(here, q) * std::pow(there, p);
        ++count;
    }
    return 0.5 * sum / static_cast<double>(count);
}

}  // namespace

TEST_CASE("power correlators: means first, then the products at every lag, row by row") {
    const Block path = normal_block(21);
    for (const Index stride : {1, 2, 5, 21}) {
        CAPTURE(stride);
        const PowerCorrelators correlators(ring, {1, 3, 4}, {0, 2, 7, 21}, stride);
        Block values;

        correlators.measure(path, values);

        REQUIRE(values.cols() == correlators.size());
        REQUIRE(correlators.size() == 3 + 4 * 6);
        for (int lane = 0; lane < lanes; ++lane) {
            CHECK(values(lane, 1) == doctest::Approx(path.row(lane).cube().mean()).epsilon(1e-12));
            Index column = 3;
            for (const Index lag : {0, 2, 7, 21}) {
                for (const auto& [p, q] :
                     {std::pair(1, 1), {1, 3}, {1, 4}, {3, 3}, {3, 4}, {4, 4}}) {
                    const double expected = product_of(path, lane, p, q, lag, stride);
                    CHECK(std::abs(values(lane, column++) - expected) < 1e-11);
                }
            }
        }
    }
}

TEST_CASE("power correlators: they need a ring, rising powers and lags that fit") {
    const TimeGrid open(0.1, 21, Boundary::Free);

    CHECK_THROWS_AS(PowerCorrelators(open, {1}, {1}, 1), InvalidInput);
    CHECK_THROWS_AS(PowerCorrelators(ring, {}, {1}, 1), InvalidInput);
    CHECK_THROWS_AS(PowerCorrelators(ring, {0, 1}, {1}, 1), InvalidInput);
    CHECK_THROWS_AS(PowerCorrelators(ring, {3, 1}, {1}, 1), InvalidInput);
    CHECK_THROWS_AS(PowerCorrelators(ring, {1}, {22}, 1), InvalidInput);
    CHECK_THROWS_AS(PowerCorrelators(ring, {1}, {1}, 0), InvalidInput);
}

}  // namespace feynet::test::power_correlators_test
