#include "feynet/path/division/time_division.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

namespace feynet::test::time_division_test {
namespace {

std::string rejected_argument(
    const Eigen::ArrayXd& times, Boundary boundary, double x_final = 0.0) {
    try {
        const TimeDivision division(times, boundary, 0.0, x_final);
    } catch (const InvalidInput& error) {
        return error.argument();
    }
    return "";
}

}  // namespace

TEST_CASE("time division: intervals, ends and free nodes of any times") {
    const TimeDivision division(
        Eigen::ArrayXd{{0.0, 0.2, 1.0, 1.5}}, Boundary::Dirichlet, 0.3, -0.7);

    CHECK(division.n_intervals() == 3);
    CHECK(division.n_free() == 2);
    CHECK(division.duration() == 1.5);
    CHECK(division.interval(2) == 0.8);
    CHECK(division.longest_interval() == 0.8);
    CHECK(TimeDivision({{0.0, 0.2}}, Boundary::HalfLine).n_free() == 1);
}

TEST_CASE("time division: equal intervals are the time grid") {
    const TimeDivision division = TimeDivision::uniform(2.0, 8, Boundary::HalfLine);
    const TimeGrid grid(0.25, 8, Boundary::HalfLine);

    for (Index n = 0; n < grid.n_nodes(); ++n) {
        CHECK(division.time(n) == doctest::Approx(grid.time(n)));
    }
    CHECK(division.n_free() == grid.n_free());
    CHECK(TimeDivision::first_free() == grid.first_free());
}

TEST_CASE("time division: what is no division is named") {
    const double nan = std::numeric_limits<double>::quiet_NaN();

    CHECK(rejected_argument({{0.0, 1.0, 1.0}}, Boundary::HalfLine) == "times");
    CHECK(rejected_argument({{0.1, 1.0}}, Boundary::HalfLine) == "times");
    CHECK(rejected_argument({{0.0, nan}}, Boundary::HalfLine) == "times");
    CHECK(rejected_argument(Eigen::ArrayXd::Zero(1), Boundary::HalfLine) == "times");
    CHECK(rejected_argument({{0.0, 1.0}}, Boundary::Periodic) == "boundary");
    CHECK(rejected_argument({{0.0, 1.0}}, Boundary::HalfLine, 0.5) == "x_final");
    CHECK_THROWS_AS(TimeDivision::uniform(1.0, 0, Boundary::HalfLine), InvalidInput);
    CHECK_THROWS_AS(TimeDivision::uniform(-1.0, 3, Boundary::HalfLine), InvalidInput);
}

}  // namespace feynet::test::time_division_test
