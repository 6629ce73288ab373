#include "feynet/statistics/distribution.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <numbers>

namespace feynet::test::distribution_test {

using doctest::Approx;

TEST_CASE("Normal: two sides are twice one side, and 1.959964 leaves 5 %") {
    CHECK(normal_survival(0.0) == 0.5);
    CHECK(normal_two_sided(-1.3) == Approx(2.0 * normal_survival(1.3)));
    CHECK(normal_two_sided(1.959963984540054) == Approx(0.05));
    CHECK(normal_survival(10.0) == Approx(7.619853024160527e-24));
}

TEST_CASE("Normal: the quantile inverts the distribution") {
    for (const double p : {1e-12, 0.01, 0.3, 0.5, 0.999}) {
        CHECK(1.0 - normal_survival(normal_quantile(p)) == Approx(p));
    }
}

TEST_CASE("χ²: with two degrees of freedom it is exponential, with one a squared normal") {
    for (const double x : {0.1, 1.0, 30.0, 200.0}) {
        CHECK(chi_squared_survival(x, 2.0) == Approx(std::exp(-0.5 * x)));
        CHECK(chi_squared_survival(x, 1.0) == Approx(normal_two_sided(std::sqrt(x))));
    }
    CHECK(chi_squared_survival(-1.0, 3.0) == 1.0);
}

TEST_CASE("F: with two and m degrees of freedom it is a power") {
    for (const double x : {0.3, 1.0, 9.0}) {
        CHECK(f_survival(x, 2.0, 7.0) == Approx(std::pow(1.0 + 2.0 * x / 7.0, -3.5)));
    }
}

TEST_CASE("F: the square of Student's t has one and m degrees of freedom") {
    for (const double t : {0.2, 1.0, 6.0}) {
        CHECK(f_survival(t * t, 1.0, 9.0) == Approx(student_t_two_sided(t, 9.0)));
    }
}

TEST_CASE("F: many degrees in the denominator make it χ²") {
    CHECK(f_survival(1.7, 5.0, 1e9) == Approx(chi_squared_survival(8.5, 5.0)).epsilon(1e-6));
}

TEST_CASE("Student: one degree of freedom is Cauchy's law") {
    for (const double t : {-2.0, 0.0, 0.5, 40.0}) {
        CHECK(
            student_t_survival(t, 1.0) ==
            Approx(0.5 - std::atan(t) / std::numbers::pi).epsilon(1e-10));
    }
}

TEST_CASE("Distributions: no number in, no number out, and infinity has nothing beyond") {
    const double nan = std::nan("");

    CHECK(std::isnan(normal_survival(nan)));
    CHECK(std::isnan(normal_two_sided(nan)));
    CHECK(std::isnan(chi_squared_survival(nan, 3.0)));
    CHECK(std::isnan(f_survival(nan, 3.0, 4.0)));
    CHECK(std::isnan(f_survival(1.0, -3.0, 4.0)));
    CHECK(std::isnan(student_t_survival(nan, 3.0)));
    CHECK(f_survival(INFINITY, 3.0, 4.0) == 0.0);
    CHECK(chi_squared_survival(INFINITY, 3.0) == 0.0);
}

}  // namespace feynet::test::distribution_test
