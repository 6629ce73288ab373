#include "feynet/core/lane_register.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

namespace feynet::test::lane_register_test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();
constexpr std::array<double, lanes> values{
    0.0,
    2.0,
    0x1.fffffffffffffp-1,
    largest,
    infinity,
    -infinity,
    std::numeric_limits<double>::quiet_NaN(),
    3.0};

}  // namespace

TEST_CASE("lane registers: they are read and written as they stand, aligned or not") {
    std::array<double, lanes + 1> from{};
    std::array<double, lanes + 1> to{};
    for (int i = 0; i <= lanes; ++i) {
        from[static_cast<std::size_t>(i)] = i;
    }

    store(to.data(), load(from.data() + 1));

    for (int i = 0; i < lanes; ++i) {
        CHECK(to[static_cast<std::size_t>(i)] == i + 1);
    }
    CHECK(to[lanes] == 0.0);
}

TEST_CASE("lane registers: roots are rounded as those of the standard library") {
    const LaneRegister x = load(values.data());
    const LaneRegister roots = square_root(x);
    for (int lane = 0; lane < 5; ++lane) {
        CHECK(roots[lane] == std::sqrt(x[lane]));
    }
}

TEST_CASE("lane registers: neither infinity nor NaN is finite") {
    const LaneIntegers finite = is_finite(load(values.data()));
    for (int lane = 0; lane < lanes; ++lane) {
        CHECK((finite[lane] != 0) == std::isfinite(values[static_cast<std::size_t>(lane)]));
    }
}

}  // namespace feynet::test::lane_register_test
